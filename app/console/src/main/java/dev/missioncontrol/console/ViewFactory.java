package dev.missioncontrol.console;

import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.console.agents.AgentsController;
import dev.missioncontrol.console.audit.AuditController;
import dev.missioncontrol.console.backlog.BacklogController;
import dev.missioncontrol.console.backlog.PlanController;
import dev.missioncontrol.console.fx.Fxml;
import dev.missioncontrol.console.inbox.ComposerController;
import dev.missioncontrol.console.inbox.DetailController;
import dev.missioncontrol.console.inbox.InboxController;
import dev.missioncontrol.console.inbox.InboxViewModel;
import dev.missioncontrol.console.inbox.TailController;
import dev.missioncontrol.console.needs.AnswerController;
import dev.missioncontrol.console.needs.NeedsController;
import dev.missioncontrol.console.secrets.SecretFormController;
import dev.missioncontrol.console.secrets.SecretsController;
import dev.missioncontrol.console.shell.ShellController.Pane;
import dev.missioncontrol.console.shell.ShellViewModel;
import dev.missioncontrol.console.shell.ViewId;
import java.util.Map;
import java.util.Optional;

/** Creates the panes of all views: each view's controllers first, then its FXML. Confined to the JavaFX thread. */
final class ViewFactory {
    private final ViewModels models;
    private final ShellViewModel shell;
    private final Optional<Runnable> demo;

    ViewFactory(ViewModels models, ShellViewModel shell, Optional<Runnable> demo) {
        this.models = models;
        this.shell = shell;
        this.demo = demo;
    }

    Map<ViewId, Pane> panes() {
        return Map.of(
                ViewId.NEEDS, needs(),
                ViewId.INBOX, inbox(),
                ViewId.AGENTS, agents(),
                ViewId.BACKLOG, backlog(),
                ViewId.AUDIT, audit(),
                ViewId.SECRETS, secrets());
    }

    private Pane needs() {
        AnswerController answer = new AnswerController(models.needs(), shell);
        NeedsController view = new NeedsController(
                models.needs(),
                shell,
                new NeedsController.Failed(
                        models.inbox().neededProperty(), this::showFailed, () -> shell.go(ViewId.INBOX)),
                answer);
        Fxml parts = new Fxml(Map.of(NeedsController.class, () -> view, AnswerController.class, () -> answer));
        return new Pane(view, parts.load(NeedsController.class));
    }

    private Pane inbox() {
        InboxViewModel model = models.inbox();
        InboxController view = new InboxController(model, shell, demo);
        Fxml parts = new Fxml(Map.of(
                InboxController.class, () -> view,
                DetailController.class, () -> new DetailController(model, shell),
                TailController.class, () -> new TailController(model.detail().tail()),
                ComposerController.class, () -> new ComposerController(model)));
        return new Pane(view, parts.load(InboxController.class));
    }

    private Pane agents() {
        AgentsController view = new AgentsController(
                models.agents(), shell, new AgentsController.Ways(this::writeItem, this::openItem));
        return new Pane(view, new Fxml(Map.of(AgentsController.class, () -> view)).load(AgentsController.class));
    }

    private Pane backlog() {
        BacklogController view = new BacklogController(models.backlog(), shell);
        Fxml parts = new Fxml(Map.of(
                BacklogController.class, () -> view,
                PlanController.class, () -> new PlanController(models.backlog())));
        return new Pane(view, parts.load(BacklogController.class));
    }

    private Pane secrets() {
        SecretsController view = new SecretsController(models.secrets(), shell);
        Fxml parts = new Fxml(Map.of(
                SecretsController.class, () -> view,
                SecretFormController.class, () -> new SecretFormController(models.secrets())));
        return new Pane(view, parts.load(SecretsController.class));
    }

    private Pane audit() {
        AuditController view = new AuditController(models.audit(), shell, this::writeItem);
        return new Pane(view, new Fxml(Map.of(AuditController.class, () -> view)).load(AuditController.class));
    }

    private void showFailed() {
        shell.go(ViewId.INBOX);
        models.inbox().filterProperty().set("state:failed");
    }

    private void openItem(ItemId item) {
        shell.go(ViewId.INBOX);
        models.inbox().open(item);
    }

    private void writeItem() {
        shell.go(ViewId.INBOX);
        models.inbox().composingProperty().set(true);
    }
}
