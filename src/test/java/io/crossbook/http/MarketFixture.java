package io.crossbook.http;

import static io.crossbook.http.ApiClient.json;

import com.github.f4b6a3.uuid.UuidCreator;

/** Markets and orders for tests. */
final class MarketFixture {
    private MarketFixture() {}

    /** An open two-runner market of odds with 2 % commission; returns its id. */
    static String openOdds(ApiClient admin) {
        String id = create(
                admin,
                "ODDS",
                "'selections':[{'id':'home','name':'Home'},{'id':'away','name':'Away'}],"
                        + "'commissionPercent':'2.00'");
        admin.post("/markets/" + id + "/open", "{}").expect(200);
        return id;
    }

    /** A market of this kind with these further fields, by one person's rules unless told; returns its id. */
    static String create(ApiClient admin, String kind, String fields) {
        return admin.post(
                        "/markets",
                        json(
                                "{'clientRef':'%s','kind':'%s','name':'Match odds','event':{'name':'Home v Away'},%s}",
                                newId(), kind, fields.contains("'approvals'") ? fields : fields + ",'approvals':1"))
                .expect(201)
                .text("marketId");
    }

    static String newId() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }

    /** An order body with a new id. */
    static String order(String market, String selection, String side, String price, String size) {
        return order(newId(), market, selection, side, price, size, "");
    }

    /** An order body; more is either empty or begins with a comma. */
    static String order(
            String id, String market, String selection, String side, String price, String size, String more) {
        return json(
                "{'clientOrderId':'%s','marketId':'%s','selectionId':'%s','side':'%s','price':'%s','size':'%s'%s}",
                id, market, selection, side, price, size, more);
    }
}
