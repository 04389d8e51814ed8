package it.broletto.collection;

import it.broletto.campaign.CampaignStatus;
import it.broletto.campaign.PledgeView;
import java.time.Instant;
import java.util.List;

/**
 * What is known here of a pledge.
 *
 * @param rail of the means of payment, else the campaign's first; null where the campaign only takes promises
 * @param rails by which it may be paid
 * @param shown whether a means of payment was shown
 * @param status null before the collection
 * @param dueAt when it wants to be looked at next; null before the collection
 */
record Track(
        String rail,
        List<String> rails,
        boolean shown,
        PledgeStatus status,
        int attempts,
        Instant dueAt,
        Instant endsAt,
        OwnPledge.Moved collected,
        OwnPledge.Moved givenBack,
        OwnPledge.Way wentOn,
        OwnPledge.Way cameFrom) {

    OwnPledge of(PledgeView pledge) {
        var tries = status == PledgeStatus.DECLINED && dueAt.isBefore(endsAt);
        return new OwnPledge(
                pledge,
                stage(pledge),
                rail,
                rails,
                attempts,
                tries ? dueAt : null,
                endsAt,
                collected,
                givenBack,
                wentOn,
                cameFrom);
    }

    private Stage stage(PledgeView pledge) {
        if (pledge.withdrawnAt() != null && cameFrom == null) {
            return Stage.WITHDRAWN;
        }
        if (status != null) {
            return Stage.valueOf(status.name());
        }
        if (pledge.campaignStatus() == CampaignStatus.CANCELLED) {
            return Stage.CANCELLED;
        }
        if (pledge.campaignStatus() == CampaignStatus.SUSPENDED) {
            return Stage.RESTING;
        }
        if (rail != null && !shown) {
            return pledge.campaignStatus() == CampaignStatus.LIVE ? Stage.NO_MEANS : Stage.LATE;
        }
        return switch (pledge.campaignStatus()) {
            case FAILED -> Stage.LAPSED;
            case CLOSED -> rail == null ? Stage.PROMISED : Stage.WAITING;
            default -> rail == null ? Stage.PROMISED : Stage.STANDS;
        };
    }
}
