package org.campaignautomation.endtoend.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.campaignautomation.localstack.Directories;

/** A small disk of its own that can be full. Only who may mount a file system can have one. */
final class Disk implements AutoCloseable {
  private static final int BLOCK = 64 * 1024;

  private final Path mountPoint;

  private Disk(Path mountPoint) {
    this.mountPoint = mountPoint;
  }

  /** Whether this process may mount one. */
  static boolean canBeMade() {
    Path probe = Directories.temporary("campaigns-disk-probe-");
    boolean mounted = mount(probe, 1) == 0;
    if (mounted) {
      run(List.of("umount", probe.toString()));
    }
    Directories.delete(probe);
    return mounted;
  }

  /**
   * Mounts a new one.
   *
   * @throws IllegalStateException if that is not allowed
   */
  static Disk of(int megabytes) {
    Path mountPoint = Directories.temporary("campaigns-disk-");
    if (mount(mountPoint, megabytes) != 0) {
      throw new IllegalStateException("no disk can be mounted at " + mountPoint);
    }
    return new Disk(mountPoint);
  }

  /** A directory on it. */
  Path data() {
    return mountPoint.resolve("data");
  }

  /** Leaves no room at all. */
  void fill() {
    byte[] block = new byte[BLOCK];
    try (OutputStream ballast = Files.newOutputStream(ballast())) {
      while (true) {
        ballast.write(block);
      }
    } catch (IOException e) {
      // It is full.
    }
  }

  /** Whether it is full. */
  boolean isFull() {
    try {
      return Files.getFileStore(mountPoint).getUsableSpace() < BLOCK;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the room back. */
  void empty() {
    try {
      Files.deleteIfExists(ballast());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    run(List.of("umount", "--lazy", mountPoint.toString()));
    Directories.delete(mountPoint);
  }

  private Path ballast() {
    return mountPoint.resolve("ballast");
  }

  private static int mount(Path at, int megabytes) {
    return run(
        List.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "none", at.toString()));
  }

  private static int run(List<String> command) {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
