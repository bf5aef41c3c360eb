package org.campaignautomation.campaign.contact.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import java.util.UUID;
import org.campaignautomation.campaign.api.Answer;
import org.campaignautomation.campaign.api.EntityTags;
import org.campaignautomation.campaign.api.Idempotency;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.contact.ContactPatch;
import org.campaignautomation.campaign.contact.ContactReader;
import org.campaignautomation.campaign.contact.ContactReader.Reading;
import org.campaignautomation.campaign.contact.Contacts;
import org.campaignautomation.campaign.contact.Contacts.Upserted;
import org.campaignautomation.campaign.contact.Outcome;
import org.campaignautomation.campaign.contact.StoredContact;
import org.campaignautomation.platform.problem.LargeBody;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/contacts}. */
@Path("/api/contacts")
@Tag(name = "Contacts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ContactsResource {
  private static final String NDJSON = "application/x-ndjson";
  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final Contacts contacts;
  private final BulkIntake bulk;
  private final Idempotency idempotency;
  private final Caller caller;

  ContactsResource(Contacts contacts, BulkIntake bulk, Idempotency idempotency, Caller caller) {
    this.contacts = contacts;
    this.bulk = bulk;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  @POST
  @RolesAllowed({Roles.EDITOR, Roles.KEY_INGEST})
  @Operation(
      operationId = "upsertContact",
      summary = "Adds a contact, or changes the one with the same externalId")
  @RequestBody(content = @Content(schema = @Schema(implementation = ContactBody.class)))
  @APIResponse(
      responseCode = "201",
      description = "New",
      content = @Content(schema = @Schema(implementation = ContactView.class)))
  @APIResponse(
      responseCode = "200",
      description = "Changed or unchanged",
      content = @Content(schema = @Schema(implementation = ContactView.class)))
  public Response upsert(@Nullable JsonNode body) {
    ContactPatch patch = readable(body);
    return idempotency.once(body, () -> answer(contacts.upsert(caller.tenantId(), patch)));
  }

  private static Answer answer(Upserted upserted) {
    StoredContact contact = upserted.contact();
    ContactView view = ContactView.of(contact);
    return upserted.kind() == Outcome.Kind.CREATED
        ? Answer.created(
            URI.create("/api/contacts/" + contact.id()), contact.id(), contact.revision(), view)
        : Answer.ok(contact.id(), contact.revision(), view);
  }

  @POST
  @Path("/bulk")
  @LargeBody
  @Consumes(NDJSON)
  @Produces(NDJSON)
  @RolesAllowed({Roles.EDITOR, Roles.KEY_INGEST})
  @Operation(
      operationId = "bulkUpsertContacts",
      summary = "Adds or changes many contacts, one a line",
      description =
          "Each line is a contact. Lines are committed 500 at a time; the answer has a line for each,"
              + " in order. To send the same lines again changes nothing.")
  @RequestBody(
      content = @Content(mediaType = NDJSON, schema = @Schema(implementation = ContactBody.class)))
  @APIResponse(
      responseCode = "200",
      description = "One outcome for each line",
      content = @Content(mediaType = NDJSON, schema = @Schema(implementation = BulkOutcome.class)))
  public Response bulk(
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Parameter(hidden = true) @Nullable Long announced,
      InputStream body)
      throws IOException {
    if (announced != null && announced > BulkIntake.MAX_BODY) {
      throw new ProblemException(BulkIntake.tooLarge());
    }
    Spool outcomes = bulk.take(caller.tenantId(), body);
    StreamingOutput answer = outcomes::sendAndDelete;
    return Response.ok(answer).type(NDJSON).build();
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(operationId = "listContacts", summary = "The tenant's contacts, newest first")
  public Page<ContactView> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    String tenant = caller.tenantId();
    Page<StoredContact> page =
        contacts.list(tenant, PageRequest.of(limit, cursor, tenant + " contacts"));
    return new Page<>(page.items().stream().map(ContactView::of).toList(), page.nextCursor());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Roles.VIEWER)
  @Operation(operationId = "getContact", summary = "One contact")
  public RestResponse<ContactView> get(UUID id) {
    return answer(contacts.get(caller.tenantId(), id));
  }

  @PATCH
  @Path("/{id}")
  @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
  @RolesAllowed({Roles.EDITOR, Roles.KEY_INGEST})
  @Operation(operationId = "patchContact", summary = "Changes a contact (RFC 7396)")
  @RequestBody(content = @Content(schema = @Schema(implementation = ContactBody.class)))
  public RestResponse<ContactView> patch(
      UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable JsonNode body) {
    return answer(contacts.patch(caller.tenantId(), id, readable(body), ifMatch));
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Roles.ADMIN)
  @Operation(operationId = "eraseContact", summary = "Erases a contact and all that is known of it")
  public void erase(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    contacts.erase(caller.tenantId(), id, ifMatch);
  }

  private static ContactPatch readable(@Nullable JsonNode body) {
    return switch (ContactReader.read(body)) {
      case Reading.Understood understood -> understood.patch();
      case Reading.Malformed malformed -> throw new ProblemException(malformed.problem());
    };
  }

  private static RestResponse<ContactView> answer(StoredContact contact) {
    return RestResponse.ResponseBuilder.ok(ContactView.of(contact))
        .header(HttpHeaders.ETAG, EntityTags.of(contact.revision()))
        .build();
  }
}
