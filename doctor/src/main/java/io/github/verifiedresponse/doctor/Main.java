package io.github.verifiedresponse.doctor;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;

/** The command line. */
public final class Main {
  private static final List<String> HELP =
      List.of(
          "Says why a genuine, signed request is refused. Nothing is sent, nothing is signed.",
          "  java -jar verified-response-doctor.jar --scheme caf --secret-env CAF_CLIENT_SECRET"
              + " --request request.http",
          "Scheme:  --scheme NAME [--variant NAME] [--config NAME=VALUE]… [--key-format FORM]",
          "         [--algorithm NAME] [--carrier PLACE] [--max-age PT5M] [--clock-skew PT30S]",
          "         [--at 2026-11-29T14:00:00Z]",
          "Key:     --secret-env NAME or --secret-file FILE, or --public-key-file FILE",
          "         [--previous-secret-env NAME or --previous-secret-file FILE]",
          "Request: --request FILE (raw HTTP), or --curl FILE (a curl command line),",
          "         or --body FILE [--header 'Name: value']… [--method POST] [--target"
              + " /path?query]",
          "A FILE may be - for the standard input.",
          "Exit code: 0 it fits as it is, 1 a mistake was found or none explains it, 2 not"
              + " examined.");

  private Main() {}

  /** Prints the diagnosis, and ends the process with an exit code. */
  public static void main(String[] arguments) {
    LogManager.getLogManager().reset(); // what the verifier logs is for servers
    System.exit(run(Arrays.asList(arguments), System.getenv(), System.in, System.out, System.err));
  }

  /**
   * {@return the exit code: 0 when the request is accepted as it is, 1 when it is not, 2 when it
   * could not be examined}
   *
   * @param arguments the options; no secret is among them
   */
  static int run(
      List<String> arguments,
      Map<String, String> environment,
      InputStream in,
      PrintStream out,
      PrintStream err) {
    if (arguments.isEmpty() || arguments.contains("--help")) {
      HELP.forEach(out::println);
      return arguments.isEmpty() ? 2 : 0;
    }
    try {
      Diagnosis diagnosis = new CommandLine(new Options(arguments), environment, in).diagnosis();
      diagnosis.lines().forEach(out::println);
      return diagnosis instanceof Diagnosis.Fits ? 0 : 1;
    } catch (IllegalArgumentException mistake) {
      err.println(mistake.getMessage());
      return 2;
    }
  }
}
