package it.broletto.notice;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;

/** Sends what waits in the outbox. The rows it works on are locked in the database, so every instance may run it. */
@ApplicationScoped
class MailJob {

    private static final int BATCH = 20;

    private final MailService mails;
    private final LetterService letters;
    private final Postman postman;
    private final RequestService requests;

    MailJob(MailService mails, LetterService letters, Postman postman, RequestService requests) {
        this.requests = requests;
        this.mails = mails;
        this.letters = letters;
        this.postman = postman;
    }

    @Scheduled(
            every = "${broletto.mail.every}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        if (mails.open()) {
            while (send() > 0) {
                Log.debug("mails were sent");
            }
        }
    }

    @Scheduled(
            every = "${broletto.mail.erase-every}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void erase() {
        while (mails.erase() + requests.forget() > 0) {
            Log.debug("addresses were erased");
        }
    }

    /** One round; returns how many mails were taken in hand. */
    int send() {
        var taken = mails.claim(BATCH);
        taken.forEach(this::send);
        return taken.size();
    }

    /** What goes wrong with one mail keeps no other from being sent. */
    private void send(Outgoing mail) {
        try {
            var address = mails.addressOf(mail);
            var letter = address.flatMap(there -> letters.word(mail));
            if (letter.isEmpty()) {
                mails.notNeeded(mail);
                return;
            }
            postman.send(mail.id(), address.orElseThrow(), letter.get());
            mails.sent(mail);
        } catch (MessagingException | RuntimeException e) {
            var problem = Postman.problem(e);
            Log.warnf("mail %s was not sent: %s", mail.id(), problem);
            mails.failed(mail, problem);
        }
    }
}
