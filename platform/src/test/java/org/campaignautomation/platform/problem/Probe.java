package org.campaignautomation.platform.problem;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A resource that goes wrong in every way there is. */
@Path("/probe")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class Probe {
  public record Item(String name, int count, List<Part> parts) {}

  public record Part(String name) {}

  @POST
  public Map<String, String> take(Item item) {
    return Map.of("name", item.name());
  }

  @POST
  @Path("/stream")
  @LargeBody
  public Map<String, Long> stream(InputStream body) throws IOException {
    return Map.of("bytes", body.transferTo(OutputStream.nullOutputStream()));
  }

  @GET
  @Path("/fails")
  public String fails() {
    throw new IllegalStateException("jane@example.com");
  }

  @GET
  @Path("/away")
  public String away() {
    throw new ProblemException(
        Problem.dependencyUnavailable("enrollment-service", Duration.ofSeconds(7)));
  }
}
