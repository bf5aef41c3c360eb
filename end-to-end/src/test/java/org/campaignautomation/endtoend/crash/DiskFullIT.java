package org.campaignautomation.endtoend.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The disk of Postgres and of the broker is full for a while: nothing is lost, nothing doubled. */
class DiskFullIT {
  private static final int MEGABYTES = 900;
  private static final int PEOPLE = 120;

  @Test
  void onceThereIsRoomAgainAllGoesOn() throws Exception {
    assumeTrue(Disk.canBeMade(), "needs the right to mount a file system");
    Plan plan = new Plan(List.of(new Plan.Step(PEOPLE, 40, Target.DISK, false, null)));
    try (Disk disk = Disk.of(MEGABYTES);
        CrashStack stack = CrashStack.start(new Random(1), disk);
        Feeder feeder = new Feeder(stack)) {
      // when
      Round.Result result = new Round(stack, feeder, plan).run();

      // then
      System.out.println("disk full: " + result);
      assertThat(result.audit().faults()).as(result.toString()).isEmpty();
    }
  }
}
