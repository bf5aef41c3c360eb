package org.campaignautomation.benchmarks.enrolling;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import org.campaignautomation.benchmarks.machine.Backends;

/** The connection pool that the product has too, for peers. */
final class Pool {
  private Pool() {}

  static AgroalDataSource open(Backends backends, int connections) {
    try {
      return AgroalDataSource.from(
          new AgroalDataSourceConfigurationSupplier()
              .connectionPoolConfiguration(
                  pool ->
                      pool.maxSize(connections)
                          .initialSize(connections)
                          .connectionFactoryConfiguration(
                              factory ->
                                  factory
                                      .jdbcUrl(backends.postgres().jdbcUrl())
                                      .principal(new NamePrincipal("postgres"))
                                      .credential(new SimplePassword("postgres")))));
    } catch (SQLException e) {
      throw new IllegalStateException("no pool", e);
    }
  }
}
