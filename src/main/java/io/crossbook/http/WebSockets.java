package io.crossbook.http;

import akka.NotUsed;
import akka.http.impl.engine.ws.FrameEvent;
import akka.http.impl.engine.ws.FrameEvent$;
import akka.http.impl.engine.ws.Protocol;
import akka.http.impl.engine.ws.UpgradeToWebSocketLowLevel;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.stream.javadsl.Flow;
import akka.util.ByteString;
import io.crossbook.streaming.Inbound;
import io.crossbook.streaming.Outbound;
import java.util.stream.StreamSupport;
import scala.Option;

/**
 * Upgrades requests to WebSockets on the level of frames. The documented API of Akka HTTP 10.5 offers neither a limit
 * on what comes in nor close codes of our own, and spends a handful of stages on every socket; the level below it is
 * internal, and stays as it is because no later version may be used.
 */
final class WebSockets {
    private static final int TEXT = 0x1;
    private static final int PING = 0x9;
    private static final int PONG = 0xa;
    private static final Option<Object> UNMASKED = Option.empty();

    private WebSockets() {}

    static boolean isUpgrade(HttpRequest request) {
        return upgrade(request) != null;
    }

    /** Answers with the upgrade; the flow then talks to the client. */
    static HttpResponse upgrade(HttpRequest request, Flow<Inbound, Outbound, NotUsed> talk, int bytesMax) {
        Flow<FrameEvent, FrameEvent, Object> frames = Flow.<FrameEvent>create()
                .via(new FrameAssembler(bytesMax))
                .via(talk)
                .map(WebSockets::frame)
                .mapMaterializedValue(none -> (Object) none);
        return upgrade(request).handleFrames(frames.asScala(), Option.empty());
    }

    private static UpgradeToWebSocketLowLevel upgrade(HttpRequest request) {
        return StreamSupport.stream(request.getHeaders().spliterator(), false)
                .filter(UpgradeToWebSocketLowLevel.class::isInstance)
                .map((HttpHeader header) -> (UpgradeToWebSocketLowLevel) header)
                .findFirst()
                .orElse(null);
    }

    private static FrameEvent frame(Outbound message) {
        return switch (message.kind()) {
            case TEXT -> full(TEXT, message.data());
            case PING -> full(PING, message.data());
            case PONG -> full(PONG, message.data());
            case CLOSE -> FrameEvent$.MODULE$.closeFrame(
                    message.closeCode(), message.data().utf8String(), UNMASKED);
        };
    }

    private static FrameEvent full(int code, ByteString data) {
        Protocol.Opcode opcode = Protocol.Opcode$.MODULE$.forCode((byte) code);
        return FrameEvent$.MODULE$.fullFrame(opcode, UNMASKED, data, true, false, false, false);
    }
}
