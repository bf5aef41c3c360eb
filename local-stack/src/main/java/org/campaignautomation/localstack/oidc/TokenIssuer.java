package org.campaignautomation.localstack.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.localstack.http.HttpEndpoint;
import org.campaignautomation.localstack.http.Request;
import org.campaignautomation.localstack.http.Response;

/**
 * An OIDC issuer in process, for tests: discovery, keys, client credentials, the code flow, and
 * signed tokens for any person a test invents, in the form that Keycloak gives them.
 */
public final class TokenIssuer implements AutoCloseable {
  /** The realm's path below the server. */
  public static final String REALM_PATH = "/realms/campaigns";

  /** The client by which campaign-service calls the others. */
  public static final String SERVICE_CLIENT = "campaign-service";

  /** Its secret on a machine that nobody else reaches. */
  public static final String SERVICE_SECRET = "campaign-service-secret";

  /** The client by which the console's users log in. */
  public static final String CONSOLE_CLIENT = "console";

  /** Its secret on a machine that nobody else reaches. */
  public static final String CONSOLE_SECRET = "console-secret-of-a-machine-that-nobody-reaches";

  static final Duration LIFETIME = Duration.ofMinutes(15);

  private static final String AUDIENCE = "campaigns";
  private static final String KEY_ID = "test-key";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final HttpEndpoint endpoint;
  private final KeyPair keys;
  private final CodeFlow codes = new CodeFlow(this::consoleAccessToken, this::idToken);

  private TokenIssuer(HttpEndpoint endpoint, KeyPair keys) {
    this.endpoint = endpoint;
    this.keys = keys;
  }

  /** Starts an issuer with a new key on a free port. */
  public static TokenIssuer start() {
    HttpEndpoint endpoint = HttpEndpoint.bind(0);
    TokenIssuer issuer = new TokenIssuer(endpoint, newKeys());
    endpoint
        .route(
            "GET",
            REALM_PATH + "/.well-known/openid-configuration",
            request -> Response.json(200, issuer.discovery()))
        .route(
            "GET",
            REALM_PATH + "/protocol/openid-connect/certs",
            request -> Response.json(200, issuer.publicKeys()))
        .route("POST", REALM_PATH + "/protocol/openid-connect/token", issuer::tokens)
        .route("GET", REALM_PATH + "/protocol/openid-connect/auth", issuer.codes::authorize)
        .route("GET", REALM_PATH + "/protocol/openid-connect/logout", issuer.codes::endSession)
        .start();
    return issuer;
  }

  /** The value of the claim {@code iss}, and where discovery begins. */
  public String issuer() {
    return endpoint.url() + REALM_PATH;
  }

  /** A token of a person; the roles are taken as they are, nothing is added. */
  public String token(String user, String tenantId, String... roles) {
    Map<String, Object> claims = claims(user, List.of(roles));
    claims.put("tenant_id", tenantId);
    return sign(claims);
  }

  /** The token by which campaign-service calls the inner services. */
  public String internalToken() {
    Map<String, Object> claims = claims("service-account-" + SERVICE_CLIENT, List.of("internal"));
    claims.put("azp", SERVICE_CLIENT);
    return sign(claims);
  }

  /** A token as {@link #token} gives it, but one that was over an hour ago. */
  public String expiredToken(String user, String tenantId, String... roles) {
    Map<String, Object> claims = claims(user, List.of(roles));
    claims.put("tenant_id", tenantId);
    claims.put("exp", Instant.now().minus(Duration.ofHours(1)).getEpochSecond());
    return sign(claims);
  }

  @Override
  public void close() {
    endpoint.close();
  }

  private Map<String, Object> discovery() {
    return Map.of(
        "issuer",
        issuer(),
        "jwks_uri",
        issuer() + "/protocol/openid-connect/certs",
        "token_endpoint",
        issuer() + "/protocol/openid-connect/token",
        "authorization_endpoint",
        issuer() + "/protocol/openid-connect/auth",
        "end_session_endpoint",
        issuer() + "/protocol/openid-connect/logout",
        "response_types_supported",
        List.of("code"),
        "subject_types_supported",
        List.of("public"),
        "id_token_signing_alg_values_supported",
        List.of("RS256"));
  }

  private Map<String, Object> publicKeys() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return Map.of(
        "keys",
        List.of(
            Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                KEY_ID,
                "n",
                BASE64.encodeToString(unsigned(key.getModulus())),
                "e",
                BASE64.encodeToString(unsigned(key.getPublicExponent())))));
  }

  private Response tokens(Request request) {
    Map<String, List<String>> form = request.form();
    if (isClient(request, form, CONSOLE_CLIENT, CONSOLE_SECRET)) {
      return List.of("authorization_code").equals(form.get("grant_type"))
          ? codes.tokens(form)
          : Response.json(400, Map.of("error", "invalid_grant"));
    }
    if (!isClient(request, form, SERVICE_CLIENT, SERVICE_SECRET)) {
      return Response.json(401, Map.of("error", "invalid_client"));
    }
    if (!List.of("client_credentials").equals(form.get("grant_type"))) {
      return Response.json(400, Map.of("error", "unsupported_grant_type"));
    }
    return Response.json(
        200,
        Map.of(
            "access_token", internalToken(),
            "token_type", "Bearer",
            "expires_in", LIFETIME.toSeconds()));
  }

  private static boolean isClient(
      Request request, Map<String, List<String>> form, String id, String secret) {
    String basic =
        Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    return request.header("Authorization").orElse("").equals("Basic " + basic)
        || (List.of(id).equals(form.get("client_id"))
            && List.of(secret).equals(form.get("client_secret")));
  }

  private String consoleAccessToken(CodeFlow.Person person, String clientId) {
    Map<String, Object> claims = claims(person.user(), person.roles());
    claims.put("tenant_id", person.tenantId());
    claims.put("azp", clientId);
    end(claims, person.lifetime());
    return sign(claims);
  }

  /** It tells who somebody is, and neither tenant nor role, as Keycloak's. */
  private String idToken(CodeFlow.Person person, String nonce) {
    Map<String, Object> claims = claims(person.user(), List.of());
    claims.remove("realm_access");
    claims.put("aud", CONSOLE_CLIENT);
    claims.put("azp", CONSOLE_CLIENT);
    claims.put("typ", "ID");
    if (!nonce.isEmpty()) {
      claims.put("nonce", nonce);
    }
    end(claims, person.lifetime());
    return sign(claims);
  }

  private static void end(Map<String, Object> claims, Duration lifetime) {
    claims.put("exp", Instant.now().plus(lifetime).getEpochSecond());
  }

  private Map<String, Object> claims(String user, List<String> roles) {
    Instant now = Instant.now();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer());
    claims.put("aud", AUDIENCE);
    claims.put("typ", "Bearer");
    claims.put("azp", "campaigns-cli");
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("sub", UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8)).toString());
    claims.put("preferred_username", user);
    claims.put("realm_access", Map.of("roles", roles));
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(LIFETIME).getEpochSecond());
    return claims;
  }

  private String sign(Map<String, Object> claims) {
    String unsigned =
        encode(Map.of("alg", "RS256", "typ", "JWT", "kid", KEY_ID)) + "." + encode(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
      return unsigned + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the token cannot be signed", e);
    }
  }

  private static String encode(Map<String, Object> json) {
    try {
      return BASE64.encodeToString(MAPPER.writeValueAsBytes(json));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("claims that are not JSON", e);
    }
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no RSA", e);
    }
  }
}
