package org.campaignautomation.campaign.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;

/** Refuses a file of more than 512 MiB where its length was not announced. */
final class SizeLimit extends FilterInputStream {
  private final long limit;
  private long count;

  SizeLimit(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    add(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    add(Math.max(read, 0));
    return read;
  }

  private void add(int bytes) {
    count += bytes;
    if (count > limit) {
      throw tooLarge();
    }
  }

  static ProblemException tooLarge() {
    return new ProblemException(
        Problem.of(
            413,
            "body_too_large",
            "The file is larger than 512 MiB; split it. Nothing was imported."));
  }
}
