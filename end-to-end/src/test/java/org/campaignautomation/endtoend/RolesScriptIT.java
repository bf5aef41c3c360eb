package org.campaignautomation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.campaignautomation.localstack.FreePorts;
import org.campaignautomation.localstack.postgres.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that prepares a database makes what the local stack has. */
class RolesScriptIT {
  private static final Path SCRIPT = Path.of("..", "deploy", "postgres", "roles.sh");
  private static final List<String> ROLES = List.of("campaign", "enrollment", "dispatch");

  /** What may stand in a password must not be able to end a statement. */
  private static final String PASSWORD = "it's \\ a \"secret\"; --";

  @Test
  void givesEachServiceItsSchemaAndNoOther(@TempDir Path directory) throws Exception {
    assumeTrue(hasPsql(), "psql is not installed");
    try (PostgresServer server = PostgresServer.startForTests(directory, FreePorts.next())) {
      // given
      removeRoles(server);

      // when
      run(server);
      run(server);

      // then
      for (String role : ROLES) {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), role, PASSWORD);
            Statement statement = connection.createStatement()) {
          statement.execute("CREATE TABLE mine (id int)");
          statement.execute("SELECT * FROM " + role + ".mine");
          for (String foreign : List.of("public", ROLES.get((ROLES.indexOf(role) + 1) % 3))) {
            assertThatThrownBy(() -> statement.execute("CREATE TABLE " + foreign + ".x (id int)"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
          }
        }
      }
    }
  }

  private static void removeRoles(PostgresServer server) throws SQLException {
    try (Connection connection = server.adminConnection();
        Statement statement = connection.createStatement()) {
      for (String role : ROLES) {
        statement.execute("DROP OWNED BY " + role + " CASCADE");
        statement.execute("DROP ROLE " + role);
      }
    }
  }

  private static void run(PostgresServer server) throws IOException, InterruptedException {
    ProcessBuilder script = new ProcessBuilder(SCRIPT.toString()).redirectErrorStream(true);
    script
        .environment()
        .putAll(
            Map.of(
                "PGHOST",
                "localhost",
                "PGPORT",
                Integer.toString(server.port()),
                "PGDATABASE",
                "campaigns",
                "PGUSER",
                "postgres",
                "CAMPAIGN_PASSWORD",
                PASSWORD,
                "ENROLLMENT_PASSWORD",
                PASSWORD,
                "DISPATCH_PASSWORD",
                PASSWORD));
    Process process = script.start();
    String output = String.join("\n", process.inputReader().lines().toList());
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static boolean hasPsql() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(":", -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "psql")));
  }
}
