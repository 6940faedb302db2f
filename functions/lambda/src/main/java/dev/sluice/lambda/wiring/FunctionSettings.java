package dev.sluice.lambda.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a function's environment variables say.
 *
 * @param environment name of the deployment, such as {@code sluice}
 * @param function name of the function, for its log
 * @param pipelinesParameter SSM parameter that describes the pipelines
 * @param ledger URL of the ledger's store; {@code dynamodb:TABLE} unless SLUICE_LEDGER says else
 * @param wakeQueueUrl the FIFO queue of wakes
 * @param initialization {@code snap-start} when Lambda will take a snapshot
 * @param logFile where log lines go; standard output when empty
 */
record FunctionSettings(
    String environment,
    String function,
    String pipelinesParameter,
    String ledger,
    String wakeQueueUrl,
    String initialization,
    String logFile) {
  static final String DYNAMODB = "dynamodb:";

  /** Reads the variables; reports all that are missing together. */
  static FunctionSettings of(Map<String, String> variables) {
    var missing = new ArrayList<String>();
    String environment = required(variables, "SLUICE_ENVIRONMENT", missing);
    String ledger = variables.getOrDefault("SLUICE_LEDGER", "");
    var settings =
        new FunctionSettings(
            environment,
            variables.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "function"),
            variables.getOrDefault("SLUICE_PIPELINES_PARAMETER", "/" + environment + "/pipelines"),
            ledger.isEmpty()
                ? DYNAMODB + required(variables, "SLUICE_LEDGER_TABLE", missing)
                : ledger,
            required(variables, "SLUICE_WAKE_QUEUE_URL", missing),
            variables.getOrDefault("AWS_LAMBDA_INITIALIZATION_TYPE", ""),
            variables.getOrDefault("SLUICE_LOG_FILE", ""));
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "The function's environment lacks %s; template.yaml sets them for each function"
              .formatted(missing));
    }
    return settings;
  }

  private static String required(Map<String, String> variables, String name, List<String> missing) {
    String value = variables.getOrDefault(name, "");
    if (value.isBlank()) {
      missing.add(name);
    }
    return value;
  }
}
