package io.crossbook.browser;

import com.github.f4b6a3.uuid.UuidCreator;
import io.crossbook.app.WebUser;

/** What others do on the exchange while somebody looks at it. */
final class Fixtures {
    private Fixtures() {}

    /** An open market between the Lions and the Bears that takes one admin to resolve. */
    static String match(WebUser admin, String event) throws Exception {
        return market(
                admin,
                "ODDS",
                "'name':'Match odds','event':{'name':'" + event + "'},'commissionPercent':'5','approvals':1,"
                        + "'selections':[{'id':'lions','name':'Lions'},{'id':'bears','name':'Bears'}]");
    }

    /** An open market; the rest of its definition as members of a JSON object with single quotes. */
    static String market(WebUser admin, String kind, String rest) throws Exception {
        String reference = UuidCreator.getTimeOrderedEpoch().toString();
        String id = admin.send(
                        "POST", "/markets", "{'clientRef':'" + reference + "','kind':'" + kind + "'," + rest + "}")
                .expect(201)
                .body()
                .get("marketId")
                .asText();
        admin.send("POST", "/markets/" + id + "/open", "{}").expect(200);
        return id;
    }

    static void order(WebUser user, String market, String selection, String side, String price, String size)
            throws Exception {
        user.send(
                        "POST",
                        "/orders",
                        "{'clientOrderId':'" + UuidCreator.getTimeOrderedEpoch() + "','marketId':'" + market
                                + "','selectionId':'" + selection + "','side':'" + side + "','price':'" + price
                                + "','size':'" + size + "'}")
                .expect(201);
    }

    /** Closes a market and settles it by a result as it is written in JSON with single quotes. */
    static void settle(WebUser admin, String market, String result) throws Exception {
        admin.send("POST", "/markets/" + market + "/close", "{}").expect(200);
        admin.send("POST", "/markets/" + market + "/resolution", "{" + result + ",'reason':'seen'}")
                .expect(202);
    }
}
