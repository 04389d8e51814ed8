package it.broletto.notice;

import it.broletto.dev.MailSink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** For tests: sends what is due, and looks into mails and the outbox. */
@ApplicationScoped
public class Post {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final MailJob job;
    private final EntityManager database;

    Post(MailJob job, EntityManager database) {
        this.job = job;
        this.database = database;
    }

    public void send() {
        job.work();
    }

    public void erase() {
        job.erase();
    }

    /** The paths of the links in a mail, in their order. */
    public static List<String> paths(MailSink.Arrived mail) {
        return LINK.matcher(mail.text())
                .results()
                .map(found -> found.group().replaceAll("^https?://[^/]+", ""))
                .toList();
    }

    /** Kind and status of the mails about a pledge, by when they are due. */
    public List<String> about(UUID pledge) {
        return database.createNativeQuery("""
                select m.kind || ' ' || m.status from mail m join contact c on c.id = m.contact_id
                where c.pledge_id = ?1 order by m.due_at, m.kind""", String.class).setParameter(1, pledge).getResultList().stream()
                .map(String::valueOf)
                .toList();
    }

    public boolean keepsAddress(UUID pledge) {
        return !database.createNativeQuery("select 1 from contact where pledge_id = ?1 and address is not null")
                .setParameter(1, pledge)
                .getResultList()
                .isEmpty();
    }
}
