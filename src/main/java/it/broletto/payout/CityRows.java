package it.broletto.payout;

import it.broletto.call.CallService;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignMessages;
import it.broletto.ledger.EnvelopeService;
import it.broletto.payout.MoneyPages.Row;
import it.broletto.shared.Money;
import it.broletto.web.Layout;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** What the city adds to a campaign: set aside and expected before the decision; decided, due and paid after it. */
@ApplicationScoped
class CityRows {

    private final CallService calls;
    private final EnvelopeService envelopes;
    private final Layout layout;

    CityRows(CallService calls, EnvelopeService envelopes, Layout layout) {
        this.calls = calls;
        this.envelopes = envelopes;
        this.layout = layout;
    }

    List<Row> of(CampaignCard card, List<GrantView> given) {
        var words = layout.words(PayoutMessages.class);
        var page = layout.words(CampaignMessages.class);
        var rows = new ArrayList<Row>();
        var reserved = envelopes.grant(card.id()).reserved();
        if (reserved > 0) {
            rows.add(new Row(words.city_reserved(), Money.ofCents(reserved), "/ledger/accounts/reserved/" + card.id()));
        }
        if (card.awaitsMatch()) {
            calls.expected(card.id())
                    .ifPresent(match -> rows.add(new Row(page.row_expected(), Money.ofCents(match.cents()), "")));
        }
        for (var grant : given) {
            var what = grant.award() == null
                    ? page.row_added()
                    : grant.certain() ? words.first_backer() : words.first_backer_reserved();
            rows.add(new Row(what, grant.decided(), grant.ledgerPath()));
        }
        var certain = given.stream().filter(GrantView::certain).toList();
        if (!certain.isEmpty()) {
            var due = certain.stream().map(GrantView::due).reduce(Money.ZERO, Money::plus);
            var paid = certain.stream().mapToLong(one -> one.stages().paid()).sum();
            rows.add(new Row(words.city_due(), due, ""));
            rows.add(new Row(words.city_paid(), Money.ofCents(paid), ""));
        }
        return rows;
    }
}
