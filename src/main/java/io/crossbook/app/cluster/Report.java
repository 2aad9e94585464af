package io.crossbook.app.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a cluster is.
 *
 * @param lines a table
 * @param isWell whether all nodes run, are ready and see each other
 */
public record Report(List<String> lines, boolean isWell) {
    private static final String ROW = "%-9s %-9s %-8s %-8s %-12s %-6s %-7s %-24s %s";

    static Report of(ClusterPlan plan, List<LocalNode> nodes, Background database) {
        List<Optional<ManagementPort.View>> views = nodes.stream()
                .map(node -> node.process().state() == Background.State.RUNNING
                        ? node.management().ask()
                        : Optional.<ManagementPort.View>empty())
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("", "process", "pid", "member", "seen by", "ready", "shards", "roles", "address"));
        boolean well = true;
        for (LocalNode node : nodes) {
            Optional<ManagementPort.View> own = views.get(node.number() - 1);
            String seenBy = seenBy(node, nodes, views);
            Optional<ManagementPort.Member> member = member(node, views);
            boolean ready = own.map(ManagementPort.View::ready).orElse(false);
            lines.add(ROW.formatted(
                            node.name(),
                            node.process().state(),
                            node.process().pid().map(String::valueOf).orElse("-"),
                            member.map(ManagementPort.Member::status).orElse("-"),
                            seenBy,
                            ready ? "yes" : "no",
                            own.map(view -> String.valueOf(view.shards())).orElse("-"),
                            member.map(one -> String.join(",", one.roles())).orElse("-"),
                            node.url())
                    .stripTrailing());
            well &= ready
                    && views.stream()
                            .allMatch(view -> view.isPresent() && view.get().isUp(node.address()));
        }
        boolean external = !plan.databaseUrl().isEmpty();
        lines.add(
                external
                        ? "database  " + plan.databaseUrl()
                        : ROW.formatted(
                                        "database",
                                        database.state(),
                                        database.pid().map(String::valueOf).orElse("-"),
                                        "",
                                        "",
                                        "",
                                        "",
                                        "",
                                        "")
                                .stripTrailing());
        return new Report(List.copyOf(lines), well && (external || database.isAlive()));
    }

    /** The numbers of the nodes that reach this one. */
    private static String seenBy(LocalNode node, List<LocalNode> nodes, List<Optional<ManagementPort.View>> views) {
        List<String> numbers = nodes.stream()
                .filter(other -> views.get(other.number() - 1)
                        .filter(view -> view.isUp(node.address()))
                        .isPresent())
                .map(other -> String.valueOf(other.number()))
                .toList();
        return numbers.isEmpty() ? "nobody" : String.join(" ", numbers);
    }

    private static Optional<ManagementPort.Member> member(LocalNode node, List<Optional<ManagementPort.View>> views) {
        return views.stream()
                .flatMap(Optional::stream)
                .map(view -> view.members().get(node.address()))
                .filter(member -> member != null)
                .findFirst();
    }
}
