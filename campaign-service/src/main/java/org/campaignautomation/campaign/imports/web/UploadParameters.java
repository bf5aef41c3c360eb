package org.campaignautomation.campaign.imports.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.inject.Singleton;
import org.campaignautomation.campaign.imports.Delimiter;
import org.campaignautomation.campaign.imports.Mapping;
import org.campaignautomation.campaign.imports.Upload.MappingChoice;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads the query parameters of an upload; 400 for what cannot be understood. */
@Singleton
class UploadParameters {
  private static final String SUGGESTED = "suggested";
  private static final int MAX_FILE_NAME = 255;

  private final ObjectMapper json;

  UploadParameters(ObjectMapper json) {
    this.json = json;
  }

  MappingChoice mapping(@Nullable String parameter) {
    if (parameter == null) {
      return new MappingChoice.Later();
    }
    return parameter.equals(SUGGESTED)
        ? new MappingChoice.Suggested()
        : new MappingChoice.Given(parse(parameter));
  }

  private Mapping parse(String parameter) {
    Mapping mapping;
    try {
      mapping = json.readValue(parameter, Mapping.class);
    } catch (UnrecognizedPropertyException e) {
      throw unusable("names \"" + e.getPropertyName() + "\", which a contact does not have.");
    } catch (JsonProcessingException e) {
      mapping = null;
    }
    if (mapping == null) {
      throw unusable(
          "must be suggested, or JSON such as {\"externalId\":\"Customer no\",\"email\":\"E-mail\"}.");
    }
    return mapping;
  }

  private static ProblemException unusable(String detail) {
    return new ProblemException(Problem.invalidParameter("mapping", detail));
  }

  @Nullable Delimiter delimiter(@Nullable String parameter) {
    return parameter == null
        ? null
        : Delimiter.named(parameter)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.invalidParameter("delimiter", "must be comma, semicolon or tab.")));
  }

  @Nullable String fileName(@Nullable String parameter) {
    if (parameter == null || parameter.isBlank()) {
      return null;
    }
    String name = parameter.strip();
    if (name.length() > MAX_FILE_NAME || name.chars().anyMatch(Character::isISOControl)) {
      throw new ProblemException(
          Problem.invalidParameter(
              "fileName", "must have up to 255 characters and none to control."));
    }
    return name;
  }
}
