package io.crossbook.streaming;

import akka.util.ByteString;
import java.util.List;

/**
 * What a market became at one sequence number, as JSON that all sockets share: everything but where it starts from,
 * which differs by socket. The rows of selections are apart, so that a large image can be cut between them.
 *
 * @param image whether it stands for itself; otherwise it leads on from the number the socket asked for
 * @param facts members of the market change from "seq" on, without the rows
 * @param rows one JSON object for each selection that changed
 */
record Change(long seq, boolean image, ByteString facts, List<ByteString> rows) {
    int bytes() {
        return facts.size() + rows.stream().mapToInt(row -> row.size() + 1).sum();
    }
}
