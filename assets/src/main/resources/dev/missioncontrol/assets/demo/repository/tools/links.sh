# Looks for links to chapters that are not there.
failed=0
for chapter in chapters/*.md; do
    for link in $(sed -n 's/.*](\([^)]*\)).*/\1/p' "$chapter"); do
        if [ -e "chapters/$link" ]; then
            echo "ok      $chapter -> $link"
        else
            echo "broken  $chapter -> $link"
            failed=1
        fi
    done
done
exit "$failed"
