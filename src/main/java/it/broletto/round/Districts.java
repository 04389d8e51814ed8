package it.broletto.round;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class Districts implements PanacheRepositoryBase<District, String> {

    List<District> inOrder() {
        return find("order by position, code").page(0, 500).list();
    }
}
