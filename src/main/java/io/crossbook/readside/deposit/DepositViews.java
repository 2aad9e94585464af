package io.crossbook.readside.deposit;

import io.crossbook.readside.View;
import io.crossbook.readside.ViewGroup;
import io.crossbook.readside.log.LogViews;
import java.util.List;

/** The group of all views that follow transactions of the payment provider. */
public final class DepositViews {
    public static final ViewGroup GROUP = new ViewGroup("deposit", "Deposit", DepositViews::create);

    private DepositViews() {}

    private static List<View> create() {
        return List.of(new DepositsView(), LogViews.deposits());
    }
}
