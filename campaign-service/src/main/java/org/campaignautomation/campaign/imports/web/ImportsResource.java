package org.campaignautomation.campaign.imports.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.imports.ContactImport;
import org.campaignautomation.campaign.imports.Imports;
import org.campaignautomation.campaign.imports.RejectFile;
import org.campaignautomation.campaign.imports.Upload;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.LargeBody;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/contacts/imports}. */
@Path("/api/contacts/imports")
@Tag(name = "Contacts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ImportsResource {
  private static final String CSV = "text/csv";

  private final Imports imports;
  private final RejectFile rejects;
  private final UploadParameters parameters;
  private final Caller caller;

  ImportsResource(Imports imports, RejectFile rejects, UploadParameters parameters, Caller caller) {
    this.imports = imports;
    this.rejects = rejects;
    this.parameters = parameters;
    this.caller = caller;
  }

  @POST
  @LargeBody
  @Consumes(CSV)
  @RolesAllowed({Roles.EDITOR, Roles.KEY_INGEST})
  @Operation(
      operationId = "importContacts",
      summary = "Imports contacts from a CSV file, in the background",
      description =
          "UTF-8, the first line names the columns, up to 512 MiB. Without a mapping the import waits"
              + " for it (state uploaded). A file that is no CSV is refused as a whole; a row that"
              + " makes no contact is rejected alone. To import a file again changes nothing.")
  @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(
      responseCode = "202",
      description = "Received; Location tells how far it is",
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  public Response receive(
      @QueryParam("mapping")
          @Parameter(
              description =
                  "suggested: by the names of the columns; or JSON, a contact with names of columns"
                      + " in the place of values",
              example = "{\"externalId\":\"Customer no\",\"email\":\"E-mail\"}")
          @Nullable String mapping,
      @QueryParam("delimiter")
          @Parameter(description = "comma, semicolon or tab; by the first line if absent")
          @Nullable String delimiter,
      @QueryParam("fileName") @Nullable String fileName,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Parameter(hidden = true) @Nullable Long announced,
      InputStream body)
      throws IOException {
    Upload upload =
        new Upload(
            caller.tenantId(),
            caller.actor(),
            parameters.fileName(fileName),
            parameters.delimiter(delimiter),
            parameters.mapping(mapping));
    UUID id = imports.receive(upload, body, announced == null ? -1 : announced);
    return accepted(imports.get(caller.tenantId(), id));
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.KEY_INGEST})
  @Operation(
      operationId = "listImports",
      summary = "The tenant's imports of the last 90 days, newest first")
  public Page<ImportView> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    String tenant = caller.tenantId();
    Page<ContactImport> page =
        imports.list(tenant, PageRequest.of(limit, cursor, tenant + " imports"));
    return new Page<>(page.items().stream().map(ImportView::of).toList(), page.nextCursor());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.VIEWER, Roles.KEY_INGEST})
  @Operation(operationId = "getImport", summary = "How far an import is")
  public ImportView get(UUID id) {
    return ImportView.of(imports.get(caller.tenantId(), id));
  }

  @POST
  @Path("/{id}/start")
  @RolesAllowed({Roles.EDITOR, Roles.KEY_INGEST})
  @Operation(
      operationId = "startImport",
      summary = "Says which column becomes what, and starts the import")
  @APIResponse(
      responseCode = "202",
      description = "Started",
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  public Response start(UUID id, @Nullable StartBody body) {
    if (body == null || body.mapping() == null) {
      imports.get(caller.tenantId(), id);
      throw new ProblemException(
          Problem.validationFailed(
              List.of(
                  new Fault(
                      "/mapping", "required", "Say which column becomes what; see suggestion."))));
    }
    return accepted(imports.start(caller.tenantId(), id, body.mapping()));
  }

  @POST
  @Path("/{id}/cancel")
  @RolesAllowed({Roles.EDITOR, Roles.KEY_INGEST})
  @Operation(operationId = "cancelImport", summary = "Stops an import; what was imported stays")
  public ImportView cancel(UUID id) {
    return ImportView.of(imports.cancel(caller.tenantId(), id));
  }

  @GET
  @Path("/{id}/rejects")
  @Produces(CSV)
  @RolesAllowed({Roles.VIEWER, Roles.KEY_INGEST})
  @Operation(
      operationId = "downloadImportRejects",
      summary = "The rejected rows as CSV, each with its line, what is wrong and what to do",
      description =
          "The rows are as they came, so that they can be corrected and imported again. What a"
              + " spreadsheet would take for a formula has an apostrophe in front, which an import"
              + " removes again. Kept for 14 days.")
  @APIResponse(
      responseCode = "200",
      description = "UTF-8 with a byte order mark",
      content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
  public Response rejects(UUID id) {
    RejectFile.Content content = rejects.of(caller.tenantId(), id);
    StreamingOutput answer = content::writeTo;
    return Response.ok(answer)
        .type(CSV + ";charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejects-" + id + ".csv\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private static Response accepted(ContactImport started) {
    return Response.accepted(ImportView.of(started))
        .location(URI.create("/api/contacts/imports/" + started.id()))
        .build();
  }
}
