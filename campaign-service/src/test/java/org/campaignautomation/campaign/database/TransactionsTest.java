package org.campaignautomation.campaign.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransactionException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionsTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"08006", "40P01", "53300", "57P01"})
  void willPass(@Nullable String state) {
    var wrapped = new IllegalStateException(new DatabaseException(new SQLException("x", state)));

    assertThat(Transactions.isPassing(wrapped)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"22021", "23505", "42703"})
  void willNotPass(String state) {
    assertThat(Transactions.isPassing(new DatabaseException(new SQLException("x", state))))
        .isFalse();
  }

  @Test
  void knowsAFailedCommitFromAFaultOfOurs() {
    assertThat(Transactions.isPassing(new QuarkusTransactionException("commit"))).isTrue();
    assertThat(Transactions.isPassing(new IllegalStateException())).isFalse();
  }
}
