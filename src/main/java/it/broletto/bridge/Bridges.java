package it.broletto.bridge;

import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the bridge shows the one who looks; templates read it as {@code inject:bridges}. */
@Named("bridges")
@RequestScoped
public class Bridges {

    private final CurrentPerson current;
    private final BridgeService bridge;
    private final FollowService following;

    Bridges(CurrentPerson current, BridgeService bridge, FollowService following) {
        this.current = current;
        this.bridge = bridge;
        this.following = following;
    }

    /** Own projects that lost this round. */
    public List<Lost> lostIn(UUID round) {
        return citizen().map(person -> bridge.ownIn(round, person.id())).orElse(List.of());
    }

    /** Null unless this project is the person's and lost. */
    public Lost lost(UUID project) {
        return citizen().flatMap(person -> bridge.own(project, person.id())).orElse(null);
    }

    /** The project that an application goes on with; null if with none. */
    public Lost origin(UUID application) {
        return bridge.origin(application).orElse(null);
    }

    /** What the offices suggested. */
    public List<Lost> offered() {
        return citizen().map(person -> bridge.offered(person.id())).orElse(List.of());
    }

    public List<FollowService.Invitation> invitations() {
        return citizen().map(person -> following.invitations(person.id())).orElse(List.of());
    }

    public List<FollowService.Followed> followed() {
        return citizen().map(person -> following.followedBy(person.id())).orElse(List.of());
    }

    /** Whether the person follows a proposal or project. */
    public boolean follows(UUID subject) {
        return citizen()
                .filter(person -> following.follows(subject, person.id()))
                .isPresent();
    }

    public long followers(UUID subject) {
        return following.followers(subject);
    }

    private Optional<Person> citizen() {
        return current.get().filter(person -> person.is(Role.CITIZEN));
    }
}
