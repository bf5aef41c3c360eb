package org.campaignautomation.campaign.contact.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keeps what is to be sent later: the first of it in memory, all of it in a file if it is more. */
final class Spool {
  private static final int IN_MEMORY = 1024 * 1024;

  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable Path file;
  private @Nullable OutputStream out;

  void write(byte[] bytes) throws IOException {
    memory.writeBytes(bytes);
    if (memory.size() > IN_MEMORY) {
      flush(openFile());
    }
  }

  /** Sends all, and keeps nothing. */
  void sendAndDelete(OutputStream to) throws IOException {
    try {
      if (out != null && file != null) {
        flush(out);
        out.close();
        Files.copy(file, to);
      } else {
        memory.writeTo(to);
      }
    } finally {
      delete();
    }
  }

  void delete() throws IOException {
    if (out != null && file != null) {
      out.close();
      Files.deleteIfExists(file);
    }
  }

  private void flush(OutputStream to) throws IOException {
    memory.writeTo(to);
    memory.reset();
  }

  private OutputStream openFile() throws IOException {
    if (out == null) {
      file = Files.createTempFile("bulk-", ".ndjson");
      out = Files.newOutputStream(file);
    }
    return out;
  }
}
