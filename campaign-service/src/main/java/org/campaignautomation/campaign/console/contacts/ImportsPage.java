package org.campaignautomation.campaign.console.contacts;

import io.quarkus.qute.TemplateInstance;
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
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.console.Faults;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.console.Htmx;
import org.campaignautomation.campaign.imports.ContactImport;
import org.campaignautomation.campaign.imports.Delimiter;
import org.campaignautomation.campaign.imports.ImportState;
import org.campaignautomation.campaign.imports.Imports;
import org.campaignautomation.campaign.imports.RejectFile;
import org.campaignautomation.campaign.imports.RejectedRow;
import org.campaignautomation.campaign.imports.Upload;
import org.campaignautomation.campaign.imports.Upload.MappingChoice;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.LargeBody;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** {@code /console/contacts/imports}: from a file to contacts, step by step. */
@Path(ImportsPage.PATH)
@Produces(Html.TYPE)
@RunOnVirtualThread
public class ImportsPage {
  static final String PATH = ContactsPage.PATH + "/imports";

  private static final int PAGE = 25;
  private static final int SAMPLE = 3;
  private static final int SHOWN_REJECTS = 10;
  private static final int MAX_FILE_NAME = 255;
  private static final int REFUSED = 422;

  private final Imports imports;
  private final RejectFile rejects;
  private final Caller caller;

  ImportsPage(Imports imports, RejectFile rejects, Caller caller) {
    this.imports = imports;
    this.rejects = rejects;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance list(
      @QueryParam("cursor") @Nullable String cursor, @HeaderParam(Htmx.REQUEST) boolean part) {
    String tenant = caller.tenantId();
    Page<ContactImport> page =
        imports.list(tenant, PageRequest.of(Integer.toString(PAGE), cursor, tenant + " imports"));
    String more =
        page.nextCursor() == null
            ? null
            : UriBuilder.fromPath(PATH).queryParam("cursor", page.nextCursor()).build().toString();
    return part ? new ImportRows(page.items(), more) : new ImportList(page.items(), more);
  }

  @GET
  @Path("/new")
  @RolesAllowed(Roles.EDITOR)
  public TemplateInstance choose() {
    return new UploadForm(Faults.none());
  }

  @POST
  @Path("/new")
  @LargeBody
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RolesAllowed(Roles.EDITOR)
  public Response upload(
      @RestForm @Nullable FileUpload file,
      @RestForm @Nullable String delimiter,
      @HeaderParam(Htmx.REQUEST) boolean part)
      throws IOException {
    if (file == null || file.fileName().isBlank()) {
      return refused("Choose a file first.");
    }
    Upload upload =
        new Upload(
            caller.tenantId(),
            caller.actor(),
            name(file.fileName()),
            delimiter == null ? null : Delimiter.named(delimiter).orElse(null),
            new MappingChoice.Later());
    try (InputStream content = Files.newInputStream(file.uploadedFile())) {
      return Redirects.to(PATH + "/" + imports.receive(upload, content, file.size()), part);
    } catch (ProblemException e) {
      return refused(e.problem().detail());
    }
  }

  /** A name of any length is given by people; of one too long the end tells more. */
  private static String name(String given) {
    String printable = given.replaceAll("\\p{Cntrl}", "");
    return printable.substring(Math.max(0, printable.length() - MAX_FILE_NAME));
  }

  private static Response refused(String detail) {
    Fault fault = new Fault("/file", "refused", detail);
    return Response.status(REFUSED).entity(new UploadForm(new Faults(List.of(fault)))).build();
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance show(UUID id) {
    ContactImport shown = imports.get(caller.tenantId(), id);
    return shown.state() == ImportState.UPLOADED
        ? form(shown, MappingChoices.suggested(shown, sample(id)), Faults.none())
        : new ImportPage(shown, rejected(shown));
  }

  @POST
  @Path("/{id}/start")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.EDITOR)
  public Response start(
      UUID id,
      @RestForm @Nullable String externalId,
      @RestForm @Nullable List<String> target,
      @RestForm @Nullable List<String> attribute,
      @HeaderParam(Htmx.REQUEST) boolean part) {
    ContactImport shown = imports.get(caller.tenantId(), id);
    MappingChoices choices =
        MappingChoices.sent(
            shown,
            sample(id),
            externalId,
            target == null ? List.of() : target,
            attribute == null ? List.of() : attribute);
    try {
      List<Fault> twice = choices.faults();
      if (!twice.isEmpty()) {
        throw new ProblemException(Problem.validationFailed(twice));
      }
      imports.start(caller.tenantId(), id, choices.mapping());
      return Redirects.to(PATH + "/" + id, part);
    } catch (ProblemException e) {
      if (e.problem().status() != REFUSED) {
        throw e;
      }
      Faults faults = new Faults(new ArrayList<>(choices.located(e.problem().errors())));
      return Response.status(REFUSED).entity(form(shown, choices, faults)).build();
    }
  }

  private static TemplateInstance form(ContactImport shown, MappingChoices choices, Faults faults) {
    return new MappingForm(
        shown, choices.externalId(), choices.columns(), MappingChoices.fields(), faults);
  }

  private List<List<String>> sample(UUID id) {
    return imports.sample(caller.tenantId(), id, SAMPLE);
  }

  /** What a running import's page asks for each second. */
  @GET
  @Path("/{id}/progress")
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance progress(UUID id) {
    ContactImport shown = imports.get(caller.tenantId(), id);
    return new ImportProgress(shown, rejected(shown));
  }

  private List<RejectedRow> rejected(ContactImport shown) {
    return shown.state().isOver() && shown.counts().rejected() > 0
        ? imports.rejected(caller.tenantId(), shown.id(), SHOWN_REJECTS)
        : List.of();
  }

  @POST
  @Path("/{id}/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.EDITOR)
  public Response cancel(UUID id, @HeaderParam(Htmx.REQUEST) boolean part) {
    imports.cancel(caller.tenantId(), id);
    return Redirects.to(PATH + "/" + id, part);
  }

  @GET
  @Path("/{id}/rejects")
  @Produces("text/csv")
  @RolesAllowed(Roles.VIEWER)
  public Response download(UUID id) {
    RejectFile.Content content = rejects.of(caller.tenantId(), id);
    StreamingOutput answer = content::writeTo;
    return Response.ok(answer)
        .type("text/csv;charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejects-" + id + ".csv\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
