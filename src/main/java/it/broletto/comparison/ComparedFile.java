package it.broletto.comparison;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An uploaded election, known by its bytes. */
@Entity
@Table(name = "compared_file")
class ComparedFile {

    @Id
    private String sha256;

    @Column(name = "uploaded_by")
    private UUID uploadedBy;

    @Column(name = "uploaded_at")
    private Instant uploadedAt;

    private byte[] content;

    protected ComparedFile() {
        // for Hibernate
    }

    byte[] content() {
        return content;
    }
}
