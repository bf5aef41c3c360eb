package org.campaignautomation.campaign.imports;

import java.io.IOException;
import java.io.Reader;

/**
 * Passes a file's characters on as long as one row does not take too many, so that a quote that is
 * never closed ends in a fault and not in the memory's end.
 */
final class RowGuard extends Reader {
  private final Reader in;
  private final long maxRow;
  private long inRow;

  RowGuard(Reader in, long maxRow) {
    this.in = in;
    this.maxRow = maxRow;
  }

  /** The row has more characters than one may have, read ahead included. */
  static final class RowTooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** The next row begins. */
  void rowEnded() {
    inRow = 0;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    if (inRow > maxRow) {
      throw new RowTooLong();
    }
    int count = in.read(buffer, offset, length);
    inRow += Math.max(count, 0);
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
