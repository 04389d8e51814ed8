package it.broletto.bridge;

import it.broletto.identity.CurrentPerson;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.Layout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** Follow a proposal or project, no longer follow it, close an invitation. */
@Path("/me")
@RolesAllowed("citizen")
class FollowPages {

    private final FollowService following;
    private final CurrentPerson current;
    private final Layout layout;
    private final Flash flash;

    FollowPages(FollowService following, CurrentPerson current, Layout layout, Flash flash) {
        this.following = following;
        this.current = current;
        this.layout = layout;
        this.flash = flash;
    }

    /** @param back a page of this site */
    @POST
    @Path("following/{subject}")
    public Response follow(@RestPath UUID subject, @RestForm String back) {
        following.follow(subject, current.require());
        flash.good(words().followed());
        return Answers.seeOther(back);
    }

    @POST
    @Path("following/{subject}/end")
    public Response unfollow(@RestPath UUID subject, @RestForm String back) {
        following.unfollow(subject, current.require());
        flash.good(words().unfollowed());
        return Answers.seeOther(back);
    }

    @POST
    @Path("invitations/{campaign}/closure")
    public Response close(@RestPath UUID campaign) {
        following.close(campaign, current.require());
        flash.good(words().invitation_closed());
        return Answers.seeOther("/me");
    }

    private BridgeMessages words() {
        return layout.words(BridgeMessages.class);
    }
}
