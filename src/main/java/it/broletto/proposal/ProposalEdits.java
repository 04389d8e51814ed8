package it.broletto.proposal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ProposalEdits implements PanacheRepositoryBase<ProposalEdit, UUID> {

    List<ProposalEdit> of(UUID proposal) {
        return find("proposalId = ?1 order by editedAt desc, id", proposal)
                .page(0, 50)
                .list();
    }
}
