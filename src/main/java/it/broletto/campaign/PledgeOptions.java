package it.broletto.campaign;

import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.web.Choice;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Words the choices of a pledge, and what is wrong with them. */
@ApplicationScoped
class PledgeOptions {

    private static final int OTHERS = 30;

    private final CampaignService campaigns;
    private final ReturnService returns;
    private final Layout layout;

    PledgeOptions(CampaignService campaigns, ReturnService returns, Layout layout) {
        this.campaigns = campaigns;
        this.returns = returns;
        this.layout = layout;
    }

    List<ReturnView> returns(CampaignCard card) {
        return returns.of(card.id());
    }

    PledgeChoices choices(CampaignCard card) {
        var words = words();
        var left = returns(card).stream()
                .filter(one -> !one.gone())
                .map(one -> new Choice(
                        one.id().toString(),
                        words.which_one(one.title(), one.minimum().format(layout.locale())),
                        one.limited() ? words.left(one.left(), one.stock()) : one.collective() ? words.for_all() : ""))
                .toList();
        return new PledgeChoices(
                left.isEmpty()
                        ? List.of()
                        : Stream.concat(Stream.of(new Choice("", words.which_none())), left.stream())
                                .toList(),
                fallbacks(),
                others(card));
    }

    List<Choice> namings() {
        var words = layout.words(CampaignMessages.class);
        return List.of(
                new Choice("anonymous", words.naming_anonymous(), words.naming_anonymous_help()),
                new Choice("named", words.naming_named(), words.naming_named_help()));
    }

    List<Choice> fallbacks() {
        var words = words();
        return Stream.of(Fallback.Choice.values())
                .map(choice -> new Choice(choice.name(), words.fallback_choice(choice), words.fallback_note(choice)))
                .toList();
    }

    /** The campaigns that close soonest, without this one. */
    List<Choice> others(CampaignCard card) {
        return campaigns.closingSoon(OTHERS).stream()
                .filter(other -> !other.id().equals(card.id()))
                .map(other -> new Choice(other.id().toString(), other.title()))
                .toList();
    }

    /** What the form says of a refusal; passes on what no field can mend. */
    FormErrors errors(Refusal refusal) {
        return switch (refusal.reason()) {
            case RETURN_GONE -> FormErrors.none().add("chosen", words().gone_now());
            case RETURN_NEEDS_MORE -> FormErrors.none().add("chosen", words().needs_more(amount(refusal, 0)));
            case DOCUMENT_NEEDED ->
                FormErrors.none().add("otherAmount", words().needs_document(amount(refusal, 0), amount(refusal, 1)));
            default -> throw refusal;
        };
    }

    private String amount(Refusal refusal, int argument) {
        return ((Money) refusal.arguments().get(argument)).format(layout.locale());
    }

    ReturnMessages words() {
        return layout.words(ReturnMessages.class);
    }
}
