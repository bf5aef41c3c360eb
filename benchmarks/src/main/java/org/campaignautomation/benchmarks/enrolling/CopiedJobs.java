package org.campaignautomation.benchmarks.enrolling;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.campaignautomation.benchmarks.Figure;
import org.campaignautomation.benchmarks.Measured;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The rows that the product stored before, copied by one connection into a table with the same
 * indexes and without triggers, a thousand rows a commit. Nothing writes rows with indexes faster.
 */
final class CopiedJobs {
  private static final int ROWS_PER_COMMIT = 1_000;

  private final Enrollment enrollment;

  CopiedJobs(Enrollment enrollment) {
    this.enrollment = enrollment;
    enrollment.execute(
        "create table public.copied (like enrollment.automation_jobs including all)");
  }

  Measured run(int rows) {
    enrollment.execute("truncate public.copied");
    try (Connection connection = enrollment.backends().postgres().adminConnection()) {
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      List<byte[]> batches = batches(copy, rows);
      long began = System.nanoTime();
      for (byte[] batch : batches) {
        copy.copyIn("copy public.copied from stdin", new ByteArrayInputStream(batch));
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      int missing = rows - (int) enrollment.number("select count(*) from public.copied");
      return new Measured(
          List.of(new Figure(Load.THROUGHPUT, rows / seconds, "rows/s")), missing, 0);
    } catch (SQLException e) {
      throw new IllegalStateException("rows cannot be copied", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line is one row: the text format escapes what would break it. */
  private static List<byte[]> batches(CopyManager copy, int rows) throws SQLException, IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    copy.copyOut(
        "copy (select * from enrollment.automation_jobs order by id limit %d) to stdout"
            .formatted(rows),
        all);
    byte[] bytes = all.toByteArray();
    List<byte[]> batches = new ArrayList<>();
    int begin = 0;
    int lines = 0;
    for (int index = 0; index < bytes.length; index++) {
      lines += bytes[index] == '\n' ? 1 : 0;
      if (lines == ROWS_PER_COMMIT || index == bytes.length - 1) {
        batches.add(Arrays.copyOfRange(bytes, begin, index + 1));
        begin = index + 1;
        lines = 0;
      }
    }
    return batches;
  }
}
