package io.crossbook.simulation;

/** Something happened in a simulated world that must not, whatever goes wrong. */
final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1;

    Violation(String text) {
        super(text);
    }
}
