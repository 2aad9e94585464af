import type { ComponentChildren } from "preact";

const TOPICS = [
    ["back-and-lay", "Back and lay"],
    ["yes-and-no", "Yes and no"],
    ["stocks", "Stocks"],
    ["orders", "Orders"],
    ["keys", "Keys and screen readers"],
    ["in-play", "In-play"],
    ["money", "Your money"],
    ["commission", "What it costs"],
    ["results", "Results and disputes"],
    ["trust", "When something goes wrong"],
] as const;

/** How the exchange works, in short. */
export function HelpPage() {
    return (
        <div class="help">
            <nav class="help-topics panel panel-body" aria-label="Topics">
                <ul class="stack">
                    {TOPICS.map(([id, words]) => (
                        <li key={id}>
                            <a href={"#" + id}>{words}</a>
                        </li>
                    ))}
                </ul>
            </nav>
            <article class="panel panel-body help-text">
                <h1>How it works</h1>
                <p>
                    Crossbook is an exchange: people trade with each other, and the exchange keeps the books. A price is
                    what somebody else offers. If nobody takes what you offer, your order waits or ends, and costs
                    nothing.
                </p>
                <Trading />
                <Afterwards />
            </article>
        </div>
    );
}

function Topic({ id, children }: { id: (typeof TOPICS)[number][0]; children: ComponentChildren }) {
    return (
        <section id={id}>
            <h2>{TOPICS.find(([each]) => each === id)?.[1]}</h2>
            {children}
        </section>
    );
}

function Trading() {
    return (
        <>
            <Topic id="back-and-lay">
                <p>
                    Back a selection if you think it wins, lay it if you think it does not. Back 10.00 at odds of 2.50:
                    if it wins you are 15.00 up, if not you have lost the 10.00. Who laid it has the other side: 10.00
                    up or 15.00 down, and those 15.00, the liability, are set aside while the bet stands.
                </p>
                <p>
                    What you risk in a market is its worst outcome for you, not the sum of your bets. Backing at 2.50
                    and laying at 2.20 later can leave you with the same profit whatever happens.
                </p>
            </Topic>
            <Topic id="yes-and-no">
                <p>
                    A contract pays 1.00 if the answer is yes and nothing if it is no, so its price is the market's
                    opinion of the chance: 0.43 is 43 %. Buying yes at 0.43 risks 0.43 to win 0.57. Selling what you do
                    not hold is buying the no: it risks 0.57 to win 0.43.
                </p>
                <p>
                    A price of 99 % is not a result. Nothing is won before the market is settled.
                </p>
            </Topic>
            <Topic id="stocks">
                <p>
                    Shares are bought with money you have and sold if you hold them; there is no short selling and no
                    commission. A stock is never settled. If it is delisted your shares stay where they are, and nobody
                    here buys them back.
                </p>
            </Topic>
            <Topic id="orders">
                <p>
                    An order has a price and a size. You get that price or a better one, never a worse one; who was
                    first at a price is served first. What is left waits in the book until you cancel it, its time is
                    over or the market closes. Making an order smaller keeps its place.
                </p>
                <p>
                    Each order goes from your wallet, which sets the money aside, to the market's book. You can look at
                    every step of it under <a href="/portfolio/history">Order history</a>.
                </p>
            </Topic>
            <Topic id="keys">
                <p>
                    A market's page works by keys alone; <kbd>?</kbd> lists them and your <a href="/account">account</a>
                    {" "}
                    changes them. Prices that change are not read out by themselves. Screen readers say them once on
                    {" "}
                    <kbd>R</kbd>{" "}
                    or the button Read prices, which comes before the prices and beside the ladder, with the sizes on
                    offer and the last trade.
                </p>
            </Topic>
            <Topic id="in-play">
                <p>
                    When an event begins a market may turn in-play. Orders that were to lapse then leave the book,
                    others stay. In-play a new order may have to wait a few seconds before it is matched, so that nobody
                    is hurt by being slower to see; while it waits it can be neither cancelled nor changed.
                </p>
            </Topic>
        </>
    );
}

function Afterwards() {
    return (
        <>
            <Topic id="money">
                <p>
                    Balance is all your money here. Available is what you may bet or withdraw: the balance less what is
                    at stake and less what is being withdrawn. Every change of it stands in your{" "}
                    <a href="/wallet/ledger">ledger</a> with the balance after it.
                </p>
                <p>
                    You can come to owe money when a corrected result takes back winnings you have spent, or when a
                    removed selection takes a hedge with it. Then nothing can be bet or withdrawn until it is covered.
                </p>
            </Topic>
            <Topic id="commission">
                <p>
                    Betting and prediction markets charge commission, at the rate each market shows, on your net
                    winnings in that market, once it is settled. Who has lost in a market pays none there. Where a
                    prediction market has a taker's fee, whoever takes a waiting order pays it at the match: the rate of
                    price times 1 less price, for each contract. Makers pay nothing. Stocks cost nothing.
                </p>
            </Topic>
            <Topic id="results">
                <p>
                    A result is proposed with a reason and, in most markets, approved by a second person. Then the
                    window for disputes is open, if the market has one: whoever has a bet in it may object. The first
                    dispute asks for a new proposal, after the second an arbiter decides who had no part in it. Only
                    then is anybody paid.
                </p>
                <p>
                    If a market is void, all stakes come back and there is no commission. If a selection is withdrawn
                    before the end, bets on it are void and the odds of bets on the others are shortened. If several win
                    where one should (a dead heat), each is paid its part. Within 29 days a wrong result may be
                    corrected by two people; the difference is paid, or taken back.
                </p>
            </Topic>
            <Topic id="trust">
                <p>
                    If an answer does not arrive, these pages say that they do not know, and ask again under the same
                    reference until they do: nothing is placed or paid twice by that. If prices are older than they
                    should be, the page says how old, and placing is off; cancelling is possible all the same.
                </p>
            </Topic>
        </>
    );
}
