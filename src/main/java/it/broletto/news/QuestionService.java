package it.broletto.news;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.campaign.Promoters;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Questions: public once the promoter or an officer has answered, unless an officer hides them. Each public method is one
 * transaction. Templates read it as {@code inject:questions}.
 */
@Named("questions")
@ApplicationScoped
@Transactional
public class QuestionService {

    /** So many questions of one person to one campaign may wait for an answer. */
    public static final int MOST_WAITING = 5;

    private static final int SHOWN = 200;

    private final Questions questions;
    private final Promoters promoters;
    private final AuditService audit;
    private final Clock clock;

    QuestionService(Questions questions, Promoters promoters, AuditService audit, Clock clock) {
        this.questions = questions;
        this.promoters = promoters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks; the same intent again is the same question. False if {@value #MOST_WAITING} of the person's questions wait
     * already. Refuses with {@code INVALID_INPUT} fewer than 5 or more than 1,000 characters, and with {@code INTENT_REUSED}.
     */
    public boolean ask(UUID campaign, String words, UUID intent, Actor person) {
        requireLength(words, 5, 1000);
        questions.lockAsker(person.id());
        if (questions.isAsked(intent)) {
            if (!questions.isSame(campaign, person.id(), words, intent)) {
                throw new Refusal(Refusal.Reason.INTENT_REUSED);
            }
            return true;
        }
        if (questions.waiting(campaign, person.id()) >= MOST_WAITING) {
            return false;
        }
        if (!questions.ask(campaign, person.id(), words, intent, clock.instant())) {
            throw new Refusal(Refusal.Reason.INTENT_REUSED);
        }
        audit.record(person, "campaign.question-asked", campaign, null, null);
        return true;
    }

    /** Answers, or corrects the answer. Refuses anybody but promoter and officers with {@code NOT_ALLOWED}; with {@code NOT_FOUND}; with {@code INVALID_INPUT} fewer than 2 or more than 2,000 characters. */
    public void answer(UUID campaign, UUID question, String words, Person by) {
        promoters.require(campaign, by);
        requireLength(words, 2, 2000);
        var found = lock(campaign, question);
        if (!words.equals(found.answer())) {
            questions.answer(question, words, by.id(), !promoters.isPromoter(campaign, by.id()), clock.instant());
            audit.record(by, "campaign.question-answered", campaign, null, null);
        }
    }

    /** Takes a question off the page; again is the same. Refuses anybody but officers with {@code NOT_ALLOWED}; with {@code NOT_FOUND}; with {@code INVALID_INPUT} a reason of fewer than 3 or more than 300 characters. */
    public void hide(UUID campaign, UUID question, String reason, Person officer) {
        if (!officer.is(Role.OFFICER)) {
            throw new Refusal(Refusal.Reason.NOT_ALLOWED);
        }
        promoters.requireOther(campaign, officer.id());
        requireLength(reason, 3, 300);
        lock(campaign, question);
        if (questions.hide(question, reason, officer.id(), clock.instant())) {
            audit.record(officer, "campaign.question-hidden", campaign, null, reason);
        }
    }

    private QuestionView lock(UUID campaign, UUID question) {
        return questions.lock(campaign, question).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    /** One of a campaign, for promoter and officers. Refuses with {@code NOT_FOUND}. */
    public QuestionView one(UUID campaign, UUID question) {
        return lock(campaign, question);
    }

    /** The newest public ones. */
    public List<QuestionView> newest(UUID campaign, int limit) {
        return questions.after(campaign, NewsService.FAR_OFF, NewsService.LAST, limit);
    }

    List<QuestionView> after(UUID campaign, Instant asked, UUID id, int limit) {
        return questions.after(campaign, asked, id, limit);
    }

    List<QuestionView> before(UUID campaign, Instant asked, UUID id, int limit) {
        return questions.before(campaign, asked, id, limit);
    }

    /** A person's own, newest first, at most 200. */
    public List<QuestionView> of(UUID campaign, UUID person) {
        return questions.of(campaign, person, SHOWN);
    }

    /** Those of some campaigns that have a question to answer. */
    public Set<UUID> asked(Collection<UUID> campaigns) {
        return questions.asked(campaigns);
    }

    /** Those that wait, for promoter and officers, oldest first, at most 200. */
    public List<QuestionView> unanswered(UUID campaign) {
        return questions.unanswered(campaign, SHOWN);
    }

    private static void requireLength(String words, int least, int most) {
        if (Text.length(words) < least || Text.length(words) > most) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
    }
}
