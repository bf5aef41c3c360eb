package org.campaignautomation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.campaignautomation.localstack.kafka.StackTopics;
import org.campaignautomation.localstack.service.ServiceEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is deployed by other means than the launcher agrees with what the scenarios run: topics,
 * settings, names. No container engine is needed for that.
 */
class DeployFilesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final ServiceEnvironment ENVIRONMENT =
      new ServiceEnvironment("", "", "", "", "", 0, "", "");

  /** A topic as an administrator sees it. */
  private record Topic(int partitions, Map<String, String> config) {}

  @Test
  void theScriptMakesTheTopicsOfTheStack() throws Exception {
    assertThat(scripted()).isEqualTo(ofTheStack());
  }

  @Test
  void theEventDocumentDescribesTheTopicsOfTheStack() throws IOException {
    // given
    Map<String, Topic> documented = new TreeMap<>();
    for (JsonNode channel : asyncApi().path("channels")) {
      JsonNode kafka = channel.at("/bindings/kafka");
      Map<String, String> config = new TreeMap<>();
      for (Map.Entry<String, JsonNode> entry : kafka.path("topicConfiguration").properties()) {
        JsonNode value = entry.getValue();
        config.put(entry.getKey(), value.isArray() ? value.path(0).asText() : value.asText());
      }
      documented.put(
          channel.path("address").asText().replace("{tenant}", "acme"),
          new Topic(kafka.path("partitions").asInt(), config));
    }

    // when
    Map<String, Topic> stack = ofTheStack();
    stack.keySet().removeIf(name -> name.endsWith(".dlq"));

    // then
    assertThat(documented).isEqualTo(stack);
  }

  @ParameterizedTest
  @ValueSource(strings = {"campaign-service", "enrollment-service", "dispatch-service"})
  void composeTellsAServiceAllItMustKnow(String service) throws IOException {
    // given
    JsonNode definition = compose().path("services").path(service);
    Set<String> names = fieldNames(definition.path("environment"));
    assertThat(names).contains("<<"); // what all share is merged in, which this parser leaves to us
    names.addAll(fieldNames(compose().path("x-environment")));

    // then
    assertThat(names).containsAll(environment(service).keySet());
    assertThat(definition.at("/build/args/SERVICE").asText()).isEqualTo(service);
  }

  @Test
  void composeMountsFilesThatExist() throws IOException {
    for (JsonNode service : compose().path("services")) {
      for (JsonNode volume : service.path("volumes")) {
        if (volume.asText().startsWith("./")) {
          assertThat(ROOT.resolve(volume.asText().split(":", -1)[0])).exists();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"campaign-service", "enrollment-service", "dispatch-service"})
  void kubernetesTellsAServiceAllItMustKnow(String service) throws IOException {
    // given
    JsonNode container = resource(service, "Deployment").at("/spec/template/spec/containers/0");
    Set<String> names = configured("shared.properties");
    for (JsonNode source : container.path("envFrom")) {
      names.addAll(configured(source.at("/configMapRef/name").asText() + ".properties"));
    }
    container.path("env").forEach(variable -> names.add(variable.path("name").asText()));

    // when
    Set<String> needed = new TreeSet<>(environment(service).keySet());
    needed.removeIf(name -> name.startsWith("CAMPAIGNS_TENANTS_"));
    needed.remove("TWILIO_BASE_URL"); // Twilio's own unless told otherwise

    // then
    assertThat(names).containsAll(needed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"campaign-service", "enrollment-service", "dispatch-service"})
  void kubernetesResourcesFitTogether(String service) throws IOException {
    // given
    JsonNode deployment = resource(service, "Deployment");
    JsonNode labels = deployment.at("/spec/template/metadata/labels");
    JsonNode container = deployment.at("/spec/template/spec/containers/0");

    // then
    assertThat(deployment.at("/spec/selector/matchLabels")).isEqualTo(labels);
    assertThat(resource(service, "Service").at("/spec/selector")).isEqualTo(labels);
    assertThat(resource(service, "PodDisruptionBudget").at("/spec/selector/matchLabels"))
        .isEqualTo(labels);
    assertThat(container.path("image").asText()).isEqualTo("campaign-automation/" + service);
    assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
    assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
    assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
    assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
  }

  @Test
  void theCronJobRunsTheScriptWithWhatItNeeds() throws IOException {
    // given
    JsonNode job = YAML.readTree(ROOT.resolve("deploy/kubernetes/cron/cronjob.yaml").toFile());
    JsonNode pod = job.at("/spec/jobTemplate/spec/template/spec");
    JsonNode container = pod.at("/containers/0");
    JsonNode generator =
        YAML.readTree(ROOT.resolve("deploy/cron/kustomization.yaml").toFile())
            .at("/configMapGenerator/0");
    String script = generator.at("/files/0").asText();

    // then: every 15 minutes, never two at once
    assertThat(job.path("kind").asText()).isEqualTo("CronJob");
    assertThat(job.at("/spec/schedule").asText()).isEqualTo("*/15 * * * *");
    assertThat(job.at("/spec/concurrencyPolicy").asText()).isEqualTo("Forbid");

    // and: the script of this repository, with settings that it knows
    Path file = ROOT.resolve("deploy/cron").resolve(script);
    assertThat(file).isExecutable();
    assertThat(container.at("/command/1").asText()).endsWith("/" + script);
    assertThat(pod.at("/volumes/0/configMap/name")).isEqualTo(generator.path("name"));
    for (JsonNode variable : container.path("env")) {
      assertThat(Files.readString(file)).contains("\n  " + variable.path("name").asText() + " ");
    }
    assertThat(container.at("/volumeMounts/1/mountPath").asText() + "/api-key")
        .isEqualTo(container.at("/env/1/value").asText());
    assertThat(Files.readString(ROOT.resolve("deploy/README.md")))
        .contains("`" + pod.at("/volumes/1/secret/secretName").asText() + "`")
        .contains("`" + pod.at("/volumes/1/secret/items/0/key").asText() + "`");

    // and: as little as the restricted profile lets it have
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
    assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
    JsonNode security = container.path("securityContext");
    assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
    assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
  }

  @Test
  void kustomizationsNameFilesThatExist() throws IOException {
    for (String directory : List.of("kubernetes/base", "kubernetes/cron", "cron")) {
      Path where = ROOT.resolve("deploy").resolve(directory);
      JsonNode kustomization = YAML.readTree(where.resolve("kustomization.yaml").toFile());
      for (JsonNode resource : kustomization.path("resources")) {
        assertThat(where.resolve(resource.asText())).exists();
      }
      for (JsonNode generator : kustomization.path("configMapGenerator")) {
        for (String kind : List.of("files", "envs")) {
          generator.path(kind).forEach(file -> assertThat(where.resolve(file.asText())).exists());
        }
      }
    }
  }

  @Test
  void theReadmeNamesEverySecret() throws IOException {
    String readme = Files.readString(ROOT.resolve("deploy/README.md"));
    for (String service : List.of("campaign-service", "enrollment-service", "dispatch-service")) {
      for (JsonNode secret : resource(service, "Deployment").findValues("secretKeyRef")) {
        assertThat(readme)
            .contains("`" + secret.path("name").asText() + "`")
            .contains("`" + secret.path("key").asText() + "`");
      }
    }
  }

  private static Map<String, String> environment(String service) {
    return switch (service) {
      case "campaign-service" -> ENVIRONMENT.campaign();
      case "enrollment-service" -> ENVIRONMENT.enrollment();
      case "dispatch-service" -> ENVIRONMENT.dispatch();
      default -> throw new AssertionError("no such service: " + service);
    };
  }

  private static Map<String, Topic> ofTheStack() {
    return StackTopics.all(List.of("acme")).stream()
        .collect(
            Collectors.toMap(
                NewTopic::name,
                topic -> {
                  Map<String, String> config = new TreeMap<>(topic.configs());
                  config.putIfAbsent("cleanup.policy", "delete");
                  return new Topic(topic.numPartitions(), config);
                },
                (first, second) -> first,
                TreeMap::new));
  }

  /** Runs the script with a client that only says what it was asked for. */
  private static Map<String, Topic> scripted() throws IOException, InterruptedException {
    Path client = Files.createTempFile("kafka-topics", ".sh");
    Files.writeString(client, "#!/bin/sh\necho \"$@\"\n");
    assertThat(client.toFile().setExecutable(true)).isTrue();
    ProcessBuilder script =
        new ProcessBuilder(
            ROOT.resolve("deploy/kafka/topics.sh").toString(), "broker:9092", "acme");
    script.environment().put("KAFKA_TOPICS", client.toString());
    Process process = script.redirectErrorStream(true).start();
    List<String> calls = process.inputReader().lines().toList();
    assertThat(process.waitFor()).as(String.join("\n", calls)).isZero();
    Files.delete(client);
    Map<String, Topic> topics = new TreeMap<>();
    for (String call : calls) {
      String name = "";
      int partitions = 0;
      Map<String, String> config = new TreeMap<>();
      List<String> words = List.of(call.split(" ", -1));
      for (int i = 0; i + 1 < words.size(); i++) {
        String value = words.get(i + 1);
        switch (words.get(i)) {
          case "--topic" -> name = value;
          case "--partitions" -> partitions = Integer.parseInt(value);
          case "--config" ->
              config.put(
                  value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
          default -> {
            // An option that does not concern the topic.
          }
        }
      }
      topics.put(name, new Topic(partitions, config));
    }
    return topics;
  }

  private static JsonNode compose() throws IOException {
    return YAML.readTree(ROOT.resolve("docker-compose.yml").toFile());
  }

  private static JsonNode asyncApi() throws IOException {
    return YAML.readTree(
        ROOT.resolve("contracts/src/main/resources/contracts/asyncapi.yaml").toFile());
  }

  private static JsonNode resource(String service, String kind) throws IOException {
    Path file = ROOT.resolve("deploy/kubernetes/base").resolve(service + ".yaml");
    List<JsonNode> documents = new ArrayList<>();
    try (MappingIterator<JsonNode> all = YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
      all.forEachRemaining(documents::add);
    }
    return documents.stream()
        .filter(document -> document.path("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> configured(String file) throws IOException {
    return Files.readAllLines(ROOT.resolve("deploy/kubernetes/base").resolve(file)).stream()
        .filter(line -> !line.startsWith("#") && line.contains("="))
        .map(line -> line.substring(0, line.indexOf('=')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> fieldNames(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
