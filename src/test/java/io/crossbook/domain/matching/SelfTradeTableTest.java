package io.crossbook.domain.matching;

import org.junit.jupiter.api.Test;

/** The four ways to prevent a trade with oneself, in both queue orders of the vector in research 7.9. */
class SelfTradeTableTest {
    @Test
    void cancelTakerStopsAtTheOwnOrder() {
        BookTape.play(
                """
                U sell 10@50   -> #1 rests 10
                V sell 10@50   -> #2 rests 10
                U buy 15@50    -> #3 cancelled 15
                queue          -> #1 U sell 10@50, #2 V sell 10@50
                """);
        BookTape.play(
                """
                V sell 10@50   -> #1 rests 10
                U sell 10@50   -> #2 rests 10
                U buy 15@50    -> #3 fills #1 10@50, cancelled 5
                queue          -> #2 U sell 10@50
                """);
    }

    @Test
    void cancelMakerClearsTheOwnOrderAway() {
        BookTape.play(
                """
                U sell 10@50             -> #1 rests 10
                V sell 10@50             -> #2 rests 10
                U buy 15@50 cancel_maker -> #3 fills #2 10@50, cuts #1 10, rests 5
                queue                    -> #3 U buy 5@50
                """);
        BookTape.play(
                """
                V sell 10@50             -> #1 rests 10
                U sell 10@50             -> #2 rests 10
                U buy 15@50 cancel_maker -> #3 fills #1 10@50, cuts #2 10, rests 5
                queue                    -> #3 U buy 5@50
                """);
    }

    @Test
    void cancelBothTakesTheOwnOrderAndTheRestOfTheIncoming() {
        BookTape.play(
                """
                U sell 10@50            -> #1 rests 10
                V sell 10@50            -> #2 rests 10
                U buy 15@50 cancel_both -> #3 cuts #1 10, cancelled 15
                queue                   -> #2 V sell 10@50
                """);
        BookTape.play(
                """
                V sell 10@50            -> #1 rests 10
                U sell 10@50            -> #2 rests 10
                U buy 15@50 cancel_both -> #3 fills #1 10@50, cuts #2 10, cancelled 5
                book                    -> buys none, sells none
                """);
    }

    @Test
    void decrementTakesTheSmallerSizeOffBoth() {
        BookTape.play(
                """
                U sell 10@50          -> #1 rests 10
                V sell 10@50          -> #2 rests 10
                U buy 15@50 decrement -> #3 fills #2 5@50, cuts #1 10, cancelled 10
                queue                 -> #2 V sell 5@50
                """);
        BookTape.play(
                """
                V sell 10@50          -> #1 rests 10
                U sell 10@50          -> #2 rests 10
                U buy 15@50 decrement -> #3 fills #1 10@50, cuts #2 5, cancelled 5
                queue                 -> #2 U sell 5@50
                """);
    }

    @Test
    void selfTradePreventionDoesNotReachBeyondTheSizeOrTheLimit() {
        BookTape.play(
                """
                V sell 10@50             -> #1 rests 10
                U sell 10@50             -> #2 rests 10
                U buy 10@50 cancel_both  -> #3 fills #1 10@50
                U buy 10@49 cancel_maker -> #4 rests 10
                queue                    -> #4 U buy 10@49, #2 U sell 10@50
                """);
    }

    @Test
    void selfTradePreventionMeetsEveryOwnOrderOnTheWay() {
        BookTape.play(
                """
                U buy 3@52              -> #1 rests 3
                V buy 3@51              -> #2 rests 3
                U buy 3@51              -> #3 rests 3
                V buy 3@50              -> #4 rests 3
                U sell 20@50 cancel_maker ioc -> #5 fills #2 3@51, fills #4 3@50, cuts #1 3, cuts #3 3, cancelled 14
                book                    -> buys none, sells none
                """);
    }
}
