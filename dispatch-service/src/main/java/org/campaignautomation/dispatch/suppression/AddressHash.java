package org.campaignautomation.dispatch.suppression;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.campaignautomation.contracts.Channel;

/**
 * Tells whether two messages go to one address without keeping the address: an HMAC with the
 * installation's salt, since phone numbers are few enough to try them all against a plain hash.
 */
@Singleton
public class AddressHash {
  private static final String ALGORITHM = "HmacSHA256";

  private final DataSource dataSource;
  private byte[] salt = {};

  AddressHash(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The hash of an address; upper and lower case of an e-mail address are one. */
  public byte[] of(String tenantId, Channel channel, String address) {
    return of(salt(), tenantId, channel, address);
  }

  static byte[] of(byte[] salt, String tenantId, Channel channel, String address) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(salt, ALGORITHM));
      String text = tenantId + '\n' + channel + '\n' + address.strip().toLowerCase(Locale.ROOT);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private synchronized byte[] salt() {
    if (salt.length == 0) {
      try (Connection connection = dataSource.getConnection();
          PreparedStatement select = connection.prepareStatement("select salt from address_salt");
          ResultSet row = select.executeQuery()) {
        row.next();
        salt = row.getBytes(1);
      } catch (SQLException e) {
        throw new IllegalStateException("the salt could not be read", e);
      }
    }
    return salt;
  }
}
