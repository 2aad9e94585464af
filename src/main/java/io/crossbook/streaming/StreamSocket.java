package io.crossbook.streaming;

import akka.stream.Attributes;
import akka.stream.FlowShape;
import akka.stream.Inlet;
import akka.stream.Outlet;
import akka.stream.stage.AbstractInHandler;
import akka.stream.stage.AbstractOutHandler;
import akka.stream.stage.AsyncCallback;
import akka.stream.stage.GraphStage;
import akka.stream.stage.GraphStageLogic;
import akka.stream.stage.TimerGraphStageLogic;
import akka.util.ByteString;
import java.time.Duration;

/**
 * One client's connection. It sends only when the connection takes more, and asks the conversation at that moment, so
 * nothing is ever queued but the answer to one request.
 */
final class StreamSocket extends GraphStage<FlowShape<Inbound, Outbound>> {
    private final Inlet<Inbound> in = Inlet.create("StreamSocket.in");
    private final Outlet<Outbound> out = Outlet.create("StreamSocket.out");
    private final StreamContext context;
    private final Authentication authentication;
    private final String address;
    private final String connectionId;

    StreamSocket(StreamContext context, Authentication authentication, String address, String connectionId) {
        this.context = context;
        this.authentication = authentication;
        this.address = address;
        this.connectionId = connectionId;
    }

    @Override
    public FlowShape<Inbound, Outbound> shape() {
        return FlowShape.of(in, out);
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new Logic();
    }

    private final class Logic extends TimerGraphStageLogic implements Conversation.Socket {
        private static final String BEAT = "beat";
        private static final String DUE = "due";
        private static final String GIVE_UP = "give up";
        private static final Duration LAST_WORDS = Duration.ofSeconds(3);

        private final StreamSettings settings = context.settings();
        private final AsyncCallback<Runnable> callback = createAsyncCallback(Runnable::run);
        private final Conversation talk = new Conversation(context, authentication, this, connectionId);
        private boolean entered;
        private boolean reading;
        private ByteString pong;
        private Outbound lastWords;
        private Outbound close;
        private long sentAt = context.now();
        private long subscribedAt = sentAt;
        /** Since when something has waited for the connection to take it, 0 for nothing. */
        private long stalledAt;

        private long timerAt = Long.MAX_VALUE;

        Logic() {
            super(StreamSocket.this.shape());
            setHandler(in, new AbstractInHandler() {
                @Override
                public void onPush() {
                    reading = false;
                    receive(grab(in));
                }
            });
            setHandler(out, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    stalledAt = 0;
                    ready();
                }
            });
        }

        @Override
        public void preStart() {
            entered = context.connections().enter(address);
            nextBeat();
            if (entered) {
                answered();
            } else {
                close(StreamError.MAX_CONNECTION_LIMIT_EXCEEDED, "There are too many connections.");
            }
        }

        @Override
        public void postStop() {
            talk.end();
            if (entered) {
                context.connections().leave(address);
            }
        }

        private void receive(Inbound message) {
            switch (message.kind()) {
                case TEXT -> talk.receive(message.data());
                case PING -> {
                    pong = message.data();
                    answered();
                }
                case PONG -> answered();
                case CLOSE -> end(Outbound.close(1000, ""));
                case BINARY -> close(StreamError.BINARY_NOT_SUPPORTED, "Requests are text.");
                case TOO_LARGE -> close(StreamError.FRAME_TOO_LARGE, "The message is too long.");
                case BROKEN -> close(StreamError.PROTOCOL_ERROR, "This is not the WebSocket protocol.");
            }
        }

        @Override
        public void run(Runnable task) {
            callback.invoke(task);
        }

        /** Sends the next message if there is one and the connection takes it. */
        @Override
        public void ready() {
            if (!isAvailable(out)) {
                if (stalledAt == 0 && waits()) {
                    stalledAt = context.now();
                }
                return;
            }
            Outbound next = next();
            if (next == null) {
                awaitDue();
                return;
            }
            sentAt = context.now();
            push(out, next);
            if (next.kind() == Outbound.Kind.CLOSE) {
                complete(out);
            }
            read();
        }

        private boolean waits() {
            return close != null || pong != null || talk.dueAt() <= context.now();
        }

        private Outbound next() {
            if (lastWords != null) {
                Outbound words = lastWords;
                lastWords = null;
                return words;
            }
            if (close != null) {
                return close;
            }
            if (pong != null) {
                Outbound answer = Outbound.pong(pong);
                pong = null;
                return answer;
            }
            ByteString text = talk.next(context.now());
            return text == null ? null : Outbound.text(text);
        }

        /** Looks again when conflation allows the next message. */
        private void awaitDue() {
            long due = talk.dueAt();
            if (due != Long.MAX_VALUE && due != timerAt) {
                timerAt = due;
                long micros = Math.max(0, due - context.now());
                scheduleOnce(DUE, Duration.ofNanos(micros * 1000));
            }
        }

        @Override
        public void answered() {
            ready();
            read();
        }

        /** Reads the next request once the last one is answered and its answer is on its way. */
        private void read() {
            if (!reading && close == null && pong == null && !talk.busy()) {
                reading = true;
                if (!hasBeenPulled(in) && !isClosed(in)) {
                    pull(in);
                }
            }
        }

        @Override
        public void close(StreamError error, String message) {
            if (close == null) {
                context.stats().closedWith(error);
                lastWords = Outbound.text(talk.lastWords(error, message));
                end(Outbound.close(error.closeCode(), error.name()));
            }
        }

        private void end(Outbound words) {
            close = words;
            talk.end();
            scheduleOnce(GIVE_UP, LAST_WORDS);
            ready();
        }

        @Override
        public void onTimer(Object key) {
            if (key.equals(DUE)) {
                timerAt = Long.MAX_VALUE;
                ready();
            } else if (key.equals(BEAT)) {
                beat();
            } else if (isAvailable(out) || isClosed(out)) {
                completeStage();
            } else {
                failStage(new NotReading());
            }
        }

        private void nextBeat() {
            scheduleOnce(BEAT, Duration.ofNanos(talk.beatMicros() * 1000));
        }

        private void beat() {
            nextBeat();
            long now = context.now();
            talk.checkSession();
            if (close != null) {
                return;
            }
            if (talk.isSevered()) {
                close(StreamError.RESYNC_REQUIRED, "A source failed here: connect again and resume.");
            } else if (stalledAt != 0 && now - stalledAt > micros(settings.stallLimit())) {
                close(StreamError.RESYNC_REQUIRED, "Too much was left unread: connect again and resume.");
            } else if (talk.isSubscribed()) {
                subscribedAt = now;
            } else if (now - subscribedAt > micros(settings.idleLimit())) {
                close(StreamError.TIMEOUT, "Nothing was subscribed to.");
            }
            if (close == null && isAvailable(out)) {
                sign(now);
            }
        }

        /** Shows that somebody is there: a heartbeat of a subscription, or a ping when nothing was sent for long. */
        private void sign(long now) {
            ByteString heartbeat = talk.heartbeat(now);
            if (heartbeat != null) {
                sentAt = now;
                push(out, Outbound.text(heartbeat));
            } else if (now - sentAt > micros(settings.keepAlive())) {
                sentAt = now;
                push(out, Outbound.ping());
            }
        }

        private long micros(Duration duration) {
            return duration.toNanos() / 1000;
        }
    }

    /** Ends a connection whose client did not even read why it was closed. */
    private static final class NotReading extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotReading() {
            super("the client does not read", null, false, false);
        }
    }
}
