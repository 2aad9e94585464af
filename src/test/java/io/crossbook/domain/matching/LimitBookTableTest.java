package io.crossbook.domain.matching;

import org.junit.jupiter.api.Test;

/** The rules of matching, told as tapes: each row is a command and the facts it must lead to. */
class LimitBookTableTest {
    @Test
    void ordersThatDoNotCrossRestByPriceThenTime() {
        BookTape.play(
                """
                book           -> buys none, sells none
                U buy 10@50    -> #1 rests 10
                V buy 5@51     -> #2 rests 5
                W buy 7@50     -> #3 rests 7
                U sell 4@53    -> #4 rests 4
                V sell 6@52    -> #5 rests 6
                book           -> buys 5@51(1) 17@50(2), sells 6@52(1) 4@53(1)
                queue          -> #2 V buy 5@51, #1 U buy 10@50, #3 W buy 7@50, #5 V sell 6@52, #4 U sell 4@53
                """);
    }

    @Test
    void equalTicksCross() {
        BookTape.play(
                """
                U sell 10@50   -> #1 rests 10
                V buy 10@50    -> #2 fills #1 10@50
                book           -> buys none, sells none
                """);
    }

    @Test
    void theRestOfAPartlyFilledIncomingOrderRestsAtItsLimit() {
        BookTape.play(
                """
                U sell 10@50   -> #1 rests 10
                V buy 15@51    -> #2 fills #1 10@50, rests 5
                book           -> buys 5@51(1), sells none
                """);
    }

    @Test
    void aPartlyFilledRestingOrderKeepsItsPlace() {
        BookTape.play(
                """
                U buy 10@50    -> #1 rests 10
                V buy 10@50    -> #2 rests 10
                W sell 4@50    -> #3 fills #1 4@50
                queue          -> #1 U buy 6@50, #2 V buy 10@50
                W sell 8@50    -> #4 fills #1 6@50, fills #2 2@50
                queue          -> #2 V buy 8@50
                """);
    }

    @Test
    void anIncomingBuyGetsTheBestPricesFirstAndTheImprovementIsItsOwn() {
        BookTape.play(
                """
                U sell 5@52    -> #1 rests 5
                V sell 5@50    -> #2 rests 5
                U sell 5@51    -> #3 rests 5
                V sell 5@51    -> #4 rests 5
                W buy 18@52    -> #5 fills #2 5@50, fills #3 5@51, fills #4 5@51, fills #1 3@52
                queue          -> #1 U sell 2@52
                """);
    }

    @Test
    void anIncomingSellGetsTheBestPricesFirstAndStopsAtItsLimit() {
        BookTape.play(
                """
                U buy 5@48     -> #1 rests 5
                V buy 5@50     -> #2 rests 5
                U buy 5@49     -> #3 rests 5
                W sell 12@49   -> #4 fills #2 5@50, fills #3 5@49, rests 2
                book           -> buys 5@48(1), sells 2@49(1)
                """);
    }

    @Test
    void anOrderGoodTillDateMatchesAndRestsLikeOneGoodTillCancelled() {
        BookTape.play(
                """
                U sell 10@50   -> #1 rests 10
                V buy 15@50 gtd -> #2 fills #1 10@50, rests 5
                queue          -> #2 V buy 5@50
                """);
    }

    @Test
    void immediateOrCancelNeverRests() {
        BookTape.play(
                """
                V buy 5@50 ioc  -> #1 cancelled 5
                U sell 10@50    -> #2 rests 10
                V buy 15@50 ioc -> #3 fills #2 10@50, cancelled 5
                U sell 10@50    -> #4 rests 10
                V buy 4@50 ioc  -> #5 fills #4 4@50
                book            -> buys none, sells 6@50(1)
                """);
    }

    @Test
    void fillOrKillFillsWholeOrLeavesTheBookAlone() {
        BookTape.play(
                """
                V buy 1@50 fok  -> refused FOK_NOT_FILLABLE
                U sell 10@50    -> #1 rests 10
                W sell 5@51     -> #2 rests 5
                V buy 11@50 fok -> refused FOK_NOT_FILLABLE
                V buy 16@51 fok -> refused FOK_NOT_FILLABLE
                queue           -> #1 U sell 10@50, #2 W sell 5@51
                V buy 15@51 fok -> #3 fills #1 10@50, fills #2 5@51
                book            -> buys none, sells none
                """);
    }

    @Test
    void fillOrKillCountsOnlyWhatIsNotItsOwn() {
        BookTape.play(
                """
                V sell 10@50                 -> #1 rests 10
                U sell 10@50                 -> #2 rests 10
                V sell 10@50                 -> #3 rests 10
                U buy 11@50 fok              -> refused FOK_NOT_FILLABLE
                U buy 11@50 fok cancel_both  -> refused FOK_NOT_FILLABLE
                U buy 11@50 fok decrement    -> refused FOK_NOT_FILLABLE
                U buy 21@50 fok cancel_maker -> refused FOK_NOT_FILLABLE
                queue                        -> #1 V sell 10@50, #2 U sell 10@50, #3 V sell 10@50
                U buy 20@50 fok cancel_maker -> #4 fills #1 10@50, fills #3 10@50, cuts #2 10
                book                         -> buys none, sells none
                """);
    }

    @Test
    void fillOrKillDoesNotMindOwnOrdersItNeedNotReach() {
        BookTape.play(
                """
                V sell 10@50              -> #1 rests 10
                U sell 10@50              -> #2 rests 10
                U buy 4@50 fok            -> #3 fills #1 4@50
                U buy 3@50 fok cancel_both -> #4 fills #1 3@50
                U buy 3@50 fok decrement  -> #5 fills #1 3@50
                queue                     -> #2 U sell 10@50
                """);
    }

    @Test
    void postOnlyRestsOrIsRefused() {
        BookTape.play(
                """
                U sell 10@50      -> #1 rests 10
                V buy 5@50 post   -> refused POST_ONLY_WOULD_CROSS
                V buy 5@49 post   -> #2 rests 5
                W sell 5@49 post  -> refused POST_ONLY_WOULD_CROSS
                W sell 5@50 post  -> #3 rests 5
                book              -> buys 5@49(1), sells 15@50(2)
                """);
    }

    @Test
    void postOnlyIsRefusedEvenWhenItMeetsOnlyItsOwner() {
        BookTape.play(
                """
                U sell 10@50                  -> #1 rests 10
                U buy 5@50 post cancel_maker  -> refused POST_ONLY_WOULD_CROSS
                U buy 5@50 post fok           -> refused POST_ONLY_WOULD_CROSS
                queue                         -> #1 U sell 10@50
                """);
    }

    @Test
    void postOnlyThatMayNotRestComesToNothing() {
        BookTape.play(
                """
                U buy 5@50 post ioc  -> #1 cancelled 5
                U buy 5@50 post fok  -> refused FOK_NOT_FILLABLE
                book                 -> buys none, sells none
                """);
    }

    @Test
    void cancellingTakesWhatRemains() {
        BookTape.play(
                """
                U sell 10@50   -> #1 rests 10
                V buy 3@50     -> #2 fills #1 3@50
                cancel #1      -> takes 7
                book           -> buys none, sells none
                V buy 3@50     -> #3 rests 3
                """);
    }

    @Test
    void cancellingInTheMiddleOfAQueueLeavesTheOthersInOrder() {
        BookTape.play(
                """
                U sell 1@50    -> #1 rests 1
                V sell 2@50    -> #2 rests 2
                U sell 3@50    -> #3 rests 3
                cancel #2      -> takes 2
                book           -> buys none, sells 4@50(2)
                cancel #3      -> takes 3
                V sell 4@50    -> #4 rests 4
                cancel #1      -> takes 1
                W buy 9@50     -> #5 fills #4 4@50, rests 5
                """);
    }

    @Test
    void reducingKeepsTheTimePriority() {
        BookTape.play(
                """
                U sell 10@50   -> #1 rests 10
                V sell 10@50   -> #2 rests 10
                reduce #1 6    -> takes 6
                book           -> buys none, sells 14@50(2)
                W buy 6@50     -> #3 fills #1 4@50, fills #2 2@50
                reduce #2 100  -> takes 8
                book           -> buys none, sells none
                """);
    }

    @Test
    void replacingLosesTheTimePriority() {
        BookTape.play(
                """
                U sell 10@50        -> #1 rests 10
                V sell 10@50        -> #2 rests 10
                replace #1 10@50    -> #3 rests 10
                queue               -> #2 V sell 10@50, #3 U sell 10@50
                W buy 12@50         -> #4 fills #2 10@50, fills #3 2@50
                """);
    }

    @Test
    void replacingMayTradeAtOnce() {
        BookTape.play(
                """
                U sell 10@52        -> #1 rests 10
                V buy 4@50          -> #2 rests 4
                replace #1 9@49     -> #3 fills #2 4@50, rests 5
                queue               -> #3 U sell 5@49
                """);
    }

    @Test
    void aRefusedReplacementLeavesTheOldOrderWhereItWas() {
        BookTape.play(
                """
                U sell 10@52         -> #1 rests 10
                V sell 10@52         -> #2 rests 10
                W buy 4@50           -> #3 rests 4
                replace #1 9@50 post -> refused POST_ONLY_WOULD_CROSS
                replace #1 9@50 fok  -> refused FOK_NOT_FILLABLE
                queue                -> #3 W buy 4@50, #1 U sell 10@52, #2 V sell 10@52
                """);
    }
}
