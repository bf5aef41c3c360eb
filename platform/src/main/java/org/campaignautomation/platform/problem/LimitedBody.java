package org.campaignautomation.platform.problem;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body whose length was not announced, or may be a lie: it is refused once it is too long. */
public final class LimitedBody extends FilterInputStream {
  private final long limit;
  private final Problem tooLarge;
  private long count;

  /**
   * Limits a body.
   *
   * @param limit in bytes
   * @param tooLarge what reading throws, as a {@link ProblemException}, beyond it
   */
  public LimitedBody(InputStream in, long limit, Problem tooLarge) {
    super(in);
    this.limit = limit;
    this.tooLarge = tooLarge;
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
      throw new ProblemException(tooLarge);
    }
  }
}
