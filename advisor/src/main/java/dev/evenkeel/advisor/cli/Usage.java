package dev.evenkeel.advisor.cli;

/** How the command is used, as {@code --help} prints it. */
final class Usage {
    static final String TEXT = """
            evenkeel advise LOG... [options]

            Reads event logs of Spark 1 to 4 and says what cost most, why, and what to change.
            A LOG is a file, the directory of a rolling log, or an address such as s3a://bucket/log.

              --json               print JSON, a line for each log, instead of text
              --html FILE          write the report as a page, too; of one log
              --price PRICE        say what the run cost: 0.05 a core-hour, 0.192/4 for 4 cores,
                                   or an example: c5.2xlarge, m5.xlarge, m7g.large, as of 2026-06
              --runs-per-month N   say what it costs in a month, too; with --price
              --history DIR        compare with earlier runs of the same name there, and add this one
              --deadline TIME      the time in which a run must be done: 90s, 45m or 2h; with --history
              --alerts FILE        add what the comparison says to FILE, a line of JSON each; with --history
              --suppress RULE,...  leave these rules out
              --fail-on SEVERITY   exit with 1 from that severity on: info, low, moderate, severe, critical
              --quiet              say nothing of the progress
              --help               print this

            Exit codes: 0 fine; 1 a finding or an alert reaches --fail-on; 2 not understood;
            3 a log cannot be read or a file not be written; 4 a fault of Evenkeel's own.
            """;

    private Usage() {}
}
