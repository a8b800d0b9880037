# Collects the chapter titles into CONTENTS.md and commits it.
{
    echo '# Contents'
    echo
    for chapter in chapters/*.md; do
        echo "- [$(sed -n '1s/^# //p' "$chapter")]($chapter)"
    done
} > CONTENTS.md
cat CONTENTS.md
git add CONTENTS.md
git -c user.name=pixel -c user.email=pixel@demo.invalid commit --quiet --message 'Add the table of contents'
git log --oneline --max-count 1
