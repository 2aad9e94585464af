package io.crossbook.readside.deposit;

import io.crossbook.deposits.DepositEvent.DepositAssigned;
import io.crossbook.deposits.DepositEvent.DepositConfirmed;
import io.crossbook.deposits.DepositEvent.DepositCredited;
import io.crossbook.deposits.DepositEvent.DepositDismissed;
import io.crossbook.deposits.DepositEvent.DepositSuspended;
import io.crossbook.deposits.DepositStatus;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.Sql;
import io.crossbook.readside.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every transaction of the payment provider that brought money in, with how far it is and who decided that. */
final class DepositsView implements View {
    private final Sql made = new Sql(
            """
            INSERT INTO deposits (id, status, recipient, user_id, amount, currency, reason, at)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?)
            """,
            "text",
            "text",
            "text",
            "text",
            "bigint",
            "text",
            "text",
            "bigint");

    private final Sql changed = new Sql(
            """
            UPDATE deposits d SET status = c.status, user_id = coalesce(c.user_id, d.user_id),
              decided_by = coalesce(c.by, d.decided_by), note = coalesce(c.note, d.note)
            FROM unnest(?, ?, ?, ?, ?) AS c (id, status, user_id, by, note) WHERE d.id = c.id
            """,
            "text",
            "text",
            "text",
            "text",
            "text");

    /** Changes of a batch; several of one transaction are one, because an UPDATE meets each row once. */
    private final Map<String, Change> changes = new LinkedHashMap<>();

    private record Change(DepositStatus status, String userId, String by, String note) {
        Change after(Change earlier) {
            return earlier == null
                    ? this
                    : new Change(
                            status,
                            userId == null ? earlier.userId : userId,
                            by == null ? earlier.by : by,
                            note == null ? earlier.note : note);
        }
    }

    @Override
    public String name() {
        return "deposits";
    }

    @Override
    public List<String> tables() {
        return List.of("deposits");
    }

    @Override
    public void on(Recorded recorded) {
        String id = recorded.entityId();
        if (recorded.event() instanceof DepositConfirmed confirmed) {
            made.add(
                    id,
                    DepositStatus.CONFIRMED.name(),
                    confirmed.userId(),
                    confirmed.userId(),
                    confirmed.amount(),
                    confirmed.currency(),
                    null,
                    confirmed.at());
        } else if (recorded.event() instanceof DepositSuspended suspended) {
            made.add(
                    id,
                    DepositStatus.SUSPENDED.name(),
                    suspended.recipient(),
                    null,
                    suspended.amount(),
                    suspended.currency(),
                    suspended.reason().name(),
                    suspended.at());
        } else if (recorded.event() instanceof DepositAssigned assigned) {
            change(id, new Change(DepositStatus.CONFIRMED, assigned.userId(), assigned.by(), assigned.reason()));
        } else if (recorded.event() instanceof DepositDismissed dismissed) {
            change(id, new Change(DepositStatus.DISMISSED, null, dismissed.by(), dismissed.reason()));
        } else if (recorded.event() instanceof DepositCredited) {
            change(id, new Change(DepositStatus.CREDITED, null, null, null));
        }
    }

    private void change(String id, Change change) {
        changes.put(id, change.after(changes.get(id)));
    }

    @Override
    public void flush(Connection connection) throws SQLException {
        made.execute(connection);
        for (Map.Entry<String, Change> entry : new ArrayList<>(changes.entrySet())) {
            Change change = entry.getValue();
            changed.add(entry.getKey(), change.status().name(), change.userId(), change.by(), change.note());
        }
        changes.clear();
        changed.execute(connection);
    }
}
