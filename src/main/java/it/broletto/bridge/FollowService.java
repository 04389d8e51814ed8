package it.broletto.bridge;

import it.broletto.application.CampaignOpened;
import it.broletto.identity.Person;
import it.broletto.shared.Refusal;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Who wants to know what becomes of a proposal and of the project made of it: said by themselves, taken back at will. Each
 * public method is one transaction, or part of the caller's.
 */
@ApplicationScoped
@Transactional
public class FollowService {

    /**
     * An open invitation to a campaign.
     *
     * @param project that it goes on with
     */
    public record Invitation(UUID campaign, String slug, String title, UUID project, Instant at, Instant closesAt) {}

    /** Something that a person follows: a proposal, or a project without one. */
    public record Followed(String title, String path, Instant since) {}

    private final EntityManager database;
    private final Event<SupportersInvited> invited;
    private final Clock clock;

    FollowService(EntityManager database, Event<SupportersInvited> invited, Clock clock) {
        this.database = database;
        this.invited = invited;
        this.clock = clock;
    }

    /** Again is nothing. Refuses with {@code NOT_FOUND} what is neither a proposal that stands nor a project. */
    public void follow(UUID subject, Person person) {
        var found = Sql.write(database, """
                insert into following (person_id, proposal_id, project_id, since)
                select ?1, i.id, cast(null as uuid), cast(?3 as timestamptz) from proposal i
                where i.id = coalesce((select p.proposal_id from project p where p.id = ?2), ?2) and i.status <> 'WITHDRAWN'
                union all
                select ?1, null, p.id, ?3 from project p where p.id = ?2 and p.proposal_id is null
                on conflict do nothing""", person.id(), subject, clock.instant());
        if (found == 0 && !follows(subject, person.id())) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
    }

    /** Again is nothing. */
    public void unfollow(UUID subject, Person person) {
        Sql.write(database, """
                delete from following where person_id = ?1 and (project_id = ?2
                    or proposal_id = coalesce((select p.proposal_id from project p where p.id = ?2), ?2))""", person.id(), subject);
    }

    public boolean follows(UUID subject, UUID person) {
        return !Sql.rows(database, """
                select 1 from following where person_id = ?1 and (project_id = ?2
                    or proposal_id = coalesce((select p.proposal_id from project p where p.id = ?2), ?2))""", person, subject).isEmpty();
    }

    public long followers(UUID subject) {
        return Sql.rows(database, """
                select count(*) from following where project_id = ?1
                    or proposal_id = coalesce((select p.proposal_id from project p where p.id = ?1), ?1)""", subject).get(0).get(0, Long.class);
    }

    /** What a person follows, the latest first; at most 200. */
    public List<Followed> followedBy(UUID person) {
        return Sql.rows(database, """
                select coalesce(i.title, p.title), case when i.id is null then '/projects/' || p.id else '/proposals/' || i.id end, f.since
                from following f left join proposal i on i.id = f.proposal_id left join project p on p.id = f.project_id
                where f.person_id = ?1 order by f.since desc limit 200""", person).stream()
                .map(row -> new Followed(row.get(0, String.class), row.get(1, String.class), row.get(2, Instant.class)))
                .toList();
    }

    /** Who follows a project is invited to the campaign that goes on with it. */
    void invite(@Observes CampaignOpened opened) {
        if (opened.project() == null) {
            return;
        }
        var written =
                Sql.write(database, """
                insert into campaign_invitation (campaign_id, person_id, invited_at)
                select ?1, f.person_id, ?4 from following f join project p on p.id = ?2
                where (f.project_id = p.id or f.proposal_id = p.proposal_id) and f.person_id <> ?3
                on conflict do nothing""", opened.campaign(), opened.project(), opened.applicant(), clock.instant());
        if (written > 0) {
            invited.fire(new SupportersInvited(opened.campaign()));
        }
    }

    /** A person's open invitations to campaigns that take promises, the latest first; at most 20. */
    public List<Invitation> invitations(UUID person) {
        return Sql.rows(database, """
                select c.id, c.slug, c.title, c.project_id, v.invited_at, c.closes_at
                from campaign_invitation v join campaign c on c.id = v.campaign_id
                where v.person_id = ?1 and v.closed_at is null and c.status = 'LIVE' and c.closes_at > ?2
                order by v.invited_at desc, c.id limit 20""", person, clock.instant()).stream()
                .map(row -> new Invitation(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, UUID.class),
                        row.get(4, Instant.class),
                        row.get(5, Instant.class)))
                .toList();
    }

    /** Again is nothing. Refuses with {@code NOT_FOUND} if the person was not invited. */
    public void close(UUID campaign, Person person) {
        var written = Sql.write(
                database,
                "update campaign_invitation set closed_at = coalesce(closed_at, ?3) where campaign_id = ?1 and person_id = ?2",
                campaign,
                person.id(),
                clock.instant());
        if (written == 0) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
    }
}
