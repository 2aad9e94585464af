package io.crossbook.http;

import akka.http.impl.engine.ws.FrameEvent;
import akka.http.impl.engine.ws.FrameEventParser$;
import akka.http.impl.engine.ws.FrameHeader;
import akka.http.impl.engine.ws.FrameStart;
import akka.stream.Attributes;
import akka.stream.FlowShape;
import akka.stream.Inlet;
import akka.stream.Outlet;
import akka.stream.stage.AbstractInHandler;
import akka.stream.stage.AbstractOutHandler;
import akka.stream.stage.GraphStage;
import akka.stream.stage.GraphStageLogic;
import akka.util.ByteString;
import io.crossbook.streaming.Inbound;
import io.crossbook.streaming.Inbound.Kind;

/**
 * Makes messages of WebSocket frames (RFC 6455, section 5), none longer than a limit, whatever the frames promise. What
 * is not allowed ends the conversation: nothing after it is read.
 */
final class FrameAssembler extends GraphStage<FlowShape<FrameEvent, Inbound>> {
    private static final int CONTINUATION = 0x0;
    private static final int TEXT = 0x1;
    private static final int BINARY = 0x2;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xa;
    private static final int CONTROL_BYTES_MAX = 125;

    private final Inlet<FrameEvent> in = Inlet.create("FrameAssembler.in");
    private final Outlet<Inbound> out = Outlet.create("FrameAssembler.out");
    private final int bytesMax;

    FrameAssembler(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    @Override
    public FlowShape<FrameEvent, Inbound> shape() {
        return FlowShape.of(in, out);
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new Logic();
    }

    private final class Logic extends GraphStageLogic {
        private FrameHeader header;
        private ByteString frame = ByteString.emptyByteString();
        private ByteString message = ByteString.emptyByteString();
        /** Opcode of the message that is being put together, CONTINUATION for none. */
        private int open = CONTINUATION;

        Logic() {
            super(FrameAssembler.this.shape());
            setHandler(in, new AbstractInHandler() {
                @Override
                public void onPush() {
                    Inbound whole = take(grab(in));
                    if (whole == null) {
                        pull(in);
                    } else {
                        push(out, whole);
                    }
                }
            });
            setHandler(out, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    pull(in);
                }
            });
        }

        private Inbound take(FrameEvent event) {
            if (event instanceof FrameStart start) {
                header = start.header();
                frame = ByteString.emptyByteString();
                Kind trouble = trouble(header);
                if (trouble != null) {
                    return new Inbound(trouble, ByteString.emptyByteString());
                }
            }
            frame = frame.concat(event.data());
            return event.lastPart() ? whole() : null;
        }

        /** What is wrong with a frame, null for nothing. */
        private Kind trouble(FrameHeader start) {
            int code = start.opcode().code();
            boolean control = code >= CLOSE;
            boolean known = code <= BINARY || (control && code <= PONG);
            boolean fits = control
                    ? start.fin() && start.length() <= CONTROL_BYTES_MAX
                    : (code == CONTINUATION) != (open == CONTINUATION);
            if (start.rsv1() || start.rsv2() || start.rsv3() || start.mask().isEmpty() || !known || !fits) {
                return Kind.BROKEN;
            }
            return start.length() > bytesMax - message.size() ? Kind.TOO_LARGE : null;
        }

        private Inbound whole() {
            ByteString clear = FrameEventParser$.MODULE$.mask(frame, header.mask());
            int code = header.opcode().code();
            return switch (code) {
                case CLOSE -> new Inbound(Kind.CLOSE, clear);
                case PING -> new Inbound(Kind.PING, clear);
                case PONG -> new Inbound(Kind.PONG, clear);
                default -> goOn(code, clear);
            };
        }

        private Inbound goOn(int code, ByteString part) {
            message = message.concat(part);
            open = code == CONTINUATION ? open : code;
            return header.fin() ? complete() : null;
        }

        private Inbound complete() {
            Inbound complete = new Inbound(open == TEXT ? Kind.TEXT : Kind.BINARY, message);
            message = ByteString.emptyByteString();
            open = CONTINUATION;
            return complete;
        }
    }
}
