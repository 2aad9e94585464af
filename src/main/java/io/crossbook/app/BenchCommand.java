package io.crossbook.app;

import picocli.CommandLine.Command;

/** The measurements; each is a command of its own. */
@Command(
        name = "bench",
        description = "Measure the exchange beside what its database alone can do and beside a rival.",
        mixinStandardHelpOptions = true,
        subcommands = {
            BenchPlacementCommand.class,
            BenchStreamCommand.class,
            BenchSettlementCommand.class,
            BenchWebCommand.class
        })
final class BenchCommand {}
