package io.crossbook.payments.simulator;

/** What the simulated provider does wrong, each with a chance in percent. */
public enum ProviderFault {
    TIMEOUT("no answer, half of the times after doing it"),
    ERROR_BEFORE("a 503 that did nothing"),
    ERROR_AFTER("a 500 after doing it"),
    REFUSED("a payout refused for good"),
    WEBHOOK_LOST("a webhook that got lost; the next attempt comes later"),
    WEBHOOK_DUPLICATE("a webhook sent twice"),
    WEBHOOK_LATE("a webhook that others overtake"),
    WEBHOOK_FORGED("a webhook that somebody else sent");

    private final String text;

    ProviderFault(String text) {
        this.text = text;
    }

    /** The fault in words. */
    public String text() {
        return text;
    }
}
