package it.broletto.collection;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import it.broletto.campaign.CampaignStatus;
import it.broletto.campaign.PledgeView;
import it.broletto.rail.Prepaid;
import it.broletto.web.Layout;
import it.broletto.web.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;

/** What happens next with a pledge, and when, in the words of its backer. */
@ApplicationScoped
public class StageWords {

    private final Layout layout;
    private final Prepaid prepaid;
    private final Clock clock;

    StageWords(Layout layout, Prepaid prepaid, Clock clock) {
        this.layout = layout;
        this.prepaid = prepaid;
        this.clock = clock;
    }

    String next(OwnPledge own) {
        return next(own, layout.language());
    }

    /** @param language {@code it} or {@code en} */
    public String next(OwnPledge own, String language) {
        var words = MessageBundles.get(CollectionMessages.class, Localized.Literal.of(language));
        var locale = Locale.forLanguageTag(language);
        var pledge = own.pledge();
        var amount = pledge.amount().format(locale);
        return switch (own.stage()) {
            case PROMISED ->
                pledge.campaignStatus() == CampaignStatus.CLOSED
                        ? words.next_promised_closed()
                        : clock.instant().isBefore(pledge.closesAt())
                                ? words.next_promised(last(pledge.closesAt(), locale))
                                : words.next_closing();
            case NO_MEANS ->
                clock.instant().isBefore(pledge.closesAt())
                        ? words.next_no_means(last(pledge.closesAt(), locale))
                        : words.next_closing();
            case LATE -> words.next_late();
            case STANDS ->
                !clock.instant().isBefore(pledge.closesAt())
                        ? words.next_closing()
                        : !"transfer".equals(own.rail())
                                ? words.next_stands(amount, last(pledge.closesAt(), locale))
                                : prepaid.isHere(pledge.id())
                                        ? words.next_stands_here(amount, last(pledge.closesAt(), locale))
                                        : words.next_stands_transfer(amount, last(pledge.closesAt(), locale));
            case WITHDRAWN -> cameAnyway(own) ? words.next_comes_back(amount) : words.next_withdrawn();
            case RESTING -> words.next_resting();
            case CANCELLED -> cameAnyway(own) ? words.next_comes_back(amount) : words.next_cancelled();
            case LAPSED ->
                cameAnyway(own)
                        ? words.next_comes_back(amount)
                        : "transfer".equals(own.rail()) || "pagopa".equals(own.rail())
                                ? words.next_lapsed_other()
                                : words.next_lapsed();
            case WAITING -> words.next_waiting(amount);
            case QUEUED, COLLECTING -> words.next_collecting(amount);
            case ACTION_REQUIRED -> words.next_action(amount, last(own.endsAt(), locale), String.valueOf(own.rail()));
            case DECLINED ->
                own.nextTry() == null
                        ? words.next_declined_last(amount, last(own.endsAt(), locale))
                        : words.next_declined(
                                amount, Texts.dateTime(own.nextTry(), locale), last(own.endsAt(), locale));
            case DROPPED -> words.next_dropped(amount);
            case DISPUTED -> words.next_disputed(amount);
            case LOST -> words.next_lost(amount);
            case COLLECTED, WON ->
                pledge.withdrawnAt() != null
                        ? words.next_refund_ordered(amount)
                        : own.cameFrom() != null && pledge.campaignStatus() == CampaignStatus.LIVE
                                ? words.next_arrived(amount, last(pledge.closesAt(), locale))
                                : pledge.campaignStatus() == CampaignStatus.FUNDED
                                        ? words.next_funded(amount)
                                        : pledge.campaignStatus() == CampaignStatus.CLOSED
                                                ? words.next_collected(amount)
                                                : goesOn(pledge)
                                                        ? words.next_goes_on(amount)
                                                        : words.next_refund(amount);
            case MOVED ->
                own.wentOn().title() == null
                        ? words.next_in_fund(amount)
                        : words.next_moved(amount, own.wentOn().title());
            case REFUND_QUEUED, REFUNDING ->
                failed(pledge) ? words.next_refund(amount) : words.next_refund_ordered(amount);
            case REFUND_ERROR -> words.next_refund_error(amount);
            case REFUNDED -> failed(pledge) ? words.next_refunded(amount) : words.next_refunded_ordered(amount);
        };
    }

    /** Whether money came for a pledge that does not count. */
    private boolean cameAnyway(OwnPledge own) {
        return "transfer".equals(own.rail()) && prepaid.came(own.pledge().id());
    }

    /** Whether the backer wants the money to go on; if it cannot, it comes back. */
    private static boolean goesOn(PledgeView pledge) {
        return failed(pledge) && pledge.recallable();
    }

    private static boolean failed(PledgeView pledge) {
        return pledge.campaignStatus() == CampaignStatus.FAILED;
    }

    private static String last(Instant end, Locale locale) {
        return Texts.lastMoment(end, locale);
    }
}
