package io.crossbook.http;

import java.util.Map;

/** Ends a request with a problem. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.code().name(), null, false, false);
        this.problem = problem;
    }

    ProblemException(ProblemCode code) {
        this(Problem.of(code));
    }

    ProblemException(ProblemCode code, String detail, Map<String, String> details) {
        this(Problem.of(code, detail, details));
    }

    /** A field of the body that cannot be used. */
    static ProblemException field(ProblemCode code, String field, String detail) {
        return new ProblemException(code, detail, Map.of("field", field));
    }

    Problem problem() {
        return problem;
    }
}
