package it.broletto.collection;

import it.broletto.campaign.AfterPledge;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.PledgeView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What backers are told of their pledges. */
@ApplicationScoped
@Transactional
public class OwnPledgeService implements AfterPledge {

    private final PledgeService pledges;
    private final Tracks tracks;

    OwnPledgeService(PledgeService pledges, Tracks tracks) {
        this.pledges = pledges;
        this.tracks = tracks;
    }

    /** A person's own pledge. Refuses an unknown or another person's one with {@code NOT_FOUND}. */
    public OwnPledge one(UUID pledge, UUID person) {
        var own = pledges.own(pledge, person);
        return tracks.of(pledge).orElseThrow().of(own);
    }

    /** A person's pledges, newest first, at most 500. */
    public List<OwnPledge> ownedBy(UUID person) {
        var owned = pledges.ownedBy(person);
        var known = tracks.of(owned.stream().map(PledgeView::id).toList());
        return owned.stream().map(pledge -> known.get(pledge.id()).of(pledge)).toList();
    }

    @Override
    public Optional<String> next(UUID campaign, UUID pledge) {
        return tracks.lacksMeans(campaign, pledge) ? Optional.of("/pledges/" + pledge + "/payment") : Optional.empty();
    }

    /** Whether its campaign stops at its goal and has reached it. */
    boolean isTooLate(UUID pledge) {
        return tracks.campaignOf(pledge).filter(pledges::isFull).isPresent();
    }

    int openSetUp(UUID pledge) {
        return tracks.openSetUp(pledge);
    }

    int nextSetUp(UUID pledge, String rail) {
        return tracks.nextSetUp(pledge, rail);
    }
}
