package org.campaignautomation.dispatch.channel.sms;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.campaignautomation.dispatch.channel.SmsCallbacks;

/**
 * Twilio's signature: HMAC-SHA1 with the account's token over the URL and each field's name and
 * value, sorted by name. The SDK's validator takes one value for each name; this takes all.
 *
 * @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">Validating
 *     requests</a>
 */
@Singleton
class TwilioSignature implements SmsCallbacks {
  private static final String ALGORITHM = "HmacSHA1";

  private final Optional<String> authToken;

  TwilioSignature(TwilioConfig account) {
    this.authToken = account.authToken();
  }

  @Override
  public boolean areFrom(String signature, String url, Map<String, List<String>> form) {
    return authToken.isPresent()
        && MessageDigest.isEqual(
            of(authToken.get(), url, form).getBytes(StandardCharsets.US_ASCII),
            signature.getBytes(StandardCharsets.UTF_8));
  }

  private static String of(String token, String url, Map<String, List<String>> form) {
    StringBuilder signed = new StringBuilder(url);
    new TreeMap<>(form)
        .forEach(
            (name, values) ->
                values.stream()
                    .distinct()
                    .sorted()
                    .forEach(value -> signed.append(name).append(value)));
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no " + ALGORITHM, e);
    }
  }
}
